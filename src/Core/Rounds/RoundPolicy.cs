using System.Collections.Immutable;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

/// <summary>What makes a round fit to be published.</summary>
public static partial class RoundPolicy
{
    /// <summary>Most categories, documents or staff in one guide.</summary>
    public const int MaxEntries = 50;

    /// <summary>Largest budget of one category, in yuan.</summary>
    public const decimal MaxBudgetYuan = 1_000_000_000_000;

    /// <summary>So far ahead a round may close, in years.</summary>
    public const int MaxYearsAhead = 10;

    /// <summary>Longest public notice of a drill, in days.</summary>
    public const int MaxDrillNoticeDays = 366;

    /// <summary>Longest text of a guide, in characters.</summary>
    public const int MaxGuideLength = 20_000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(GuideLimits.MaxReasonLength);
    private static readonly TextRule GuideText = TextRule.Paragraphs(MaxGuideLength, minLength: 0);
    private const string NameIsMissing = "Give a name of 1 to 100 characters on one line.";

    /// <summary>Checks a guide as a whole: all validation errors, each at its field.</summary>
    /// <param name="noticeDays">How many working days a public notice may lie open, by the rule in force.</param>
    /// <param name="seating">The directory of officers; null where none is known.</param>
    public static Result<GuidePublished> Publish(RoundGuide guide, DayRange noticeDays, DateTimeOffset now, Seating? seating = null)
    {
        var cleaned = GuideTexts.Clean(guide);
        return Check(cleaned, noticeDays, now, seating ?? Seating.Empty).Or(() => new GuidePublished(cleaned, now));
    }

    /// <summary>
    /// Checks a correction of a published guide, or a later closing: what applicants already rely on stays as it is, and a closing hour
    /// only ever moves later, before it has passed or as <see cref="ReopeningPolicy"/> allows.
    /// </summary>
    /// <param name="seating">The directory of officers, and who took a seat of the round before; null where none is known.</param>
    /// <param name="earliestClosing">The earliest closing hour that leaves the time which the rules grant after a material
    /// correction.</param>
    public static Result<GuideCorrected> Correct(
        RoundState round,
        RoundGuide guide,
        string? reason,
        DayRange noticeDays,
        DateTimeOffset now,
        Seating? seating = null,
        DateTimeOffset? earliestClosing = null
    ) =>
        ReopeningPolicy.CheckCorrectable(round, now) is { } refusal
            ? refusal
            : CheckCorrection(round, GuideTexts.Clean(guide), reason, noticeDays, now, seating ?? Seating.Empty)
                .Then(corrected => ReopeningPolicy.CheckCause(round, corrected, now))
                .Then(corrected => CheckTimeLeft(round.Guide, corrected, earliestClosing));

    // A drill plays with minutes; what is at stake in it is the exercise alone.
    private static Result<GuideCorrected> CheckTimeLeft(RoundGuide before, GuideCorrected corrected, DateTimeOffset? earliestClosing) =>
        earliestClosing is { } earliest
        && before.Kind != RoundKind.Drill
        && corrected.Guide.ClosesAt < earliest
        && GuideChange.Of(before, corrected.Guide).Any(change => change.IsMaterial)
            ? RoundErrors.ClosingIsTooNear(corrected.Guide.ClosesAt, earliest)
            : corrected;

    private static Result<GuideCorrected> CheckCorrection(
        RoundState round,
        RoundGuide guide,
        string? reason,
        DayRange noticeDays,
        DateTimeOffset now,
        Seating seating
    ) =>
        Check(guide, noticeDays, now, seating with { Seated = [.. round.Guide.Staff.Select(member => PersonKey.Of(member.Email))] })
            .When(guide.Id != round.Guide.Id, "id", "A correction keeps the id of the round.")
            .When(guide.Kind != round.Guide.Kind, "kind", "A correction makes no drill of a round, and no round of a drill.")
            .When(
                guide.SerialPrefix != round.Guide.SerialPrefix,
                "serialPrefix",
                "The prefix of the round's application numbers stays as it was published."
            )
            .When(
                guide.ClosesAt < round.Guide.ClosesAt,
                "closesAt",
                $"A closing hour only moves later; it stands at {round.Guide.ClosesAt:O}."
            )
            .When(
                round.Guide.Categories.Any(category => guide.Categories.OrEmpty().All(each => each.Id != category.Id)),
                "categories",
                "A category that was announced stays: applications may name it."
            )
            .When(
                round.Guide.RecommendingBodies.Any(body => guide.RecommendingBodies.OrEmpty().All(each => each.Id != body.Id)),
                "recommendingBodies",
                "A recommending body that was announced stays: applications may name it."
            )
            .When(
                round.Guide.Staff.Any(member => guide.Staff.OrEmpty().All(each => each.Id != member.Id)),
                "staff",
                "Somebody who may hold a task stays; name a stand-in at the desk instead."
            )
            .When(!ReasonText.Accepts(reason), "reason", "Give the reason that is announced, 1 to 1000 characters.")
            .Or(() => new GuideCorrected(guide with { RuleVersion = round.Guide.RuleVersion }, ReasonText.Clean(reason), now))
            .Select(corrected => corrected with { Differences = FieldDifference.Between(round.Guide, corrected.Guide) });

    private static bool IsLine(string? text, int maxLength) => TextRule.Name(maxLength).Accepts(text);

    internal static bool IsShortName(string? id) =>
        id is { Length: >= 1 and <= 40 }
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> entries) =>
        entries.IsDefault ? [] : [.. entries.Where(entry => entry is not null)];
}
