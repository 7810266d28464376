using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

/// <summary>What makes a round fit to be published.</summary>
public static class RoundPolicy
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
            .Or(() => new GuideCorrected(guide with { RuleVersion = round.Guide.RuleVersion }, ReasonText.Clean(reason), now));

    private static Faults Check(RoundGuide guide, DayRange noticeDays, DateTimeOffset now, Seating seating) =>
        new Faults("guide-is-malformed")
            .When(guide.Id == default, "id", "Give the round an id such as 2026-science.")
            .When(!IsLine(guide.Title, GuideLimits.MaxTitleLength), "title", "Give a title of 1 to 200 characters on one line.")
            .When(guide.Year is < 2000 or > 2100, "year", "Give the year of the call.")
            .When(
                guide.SerialPrefix is { } prefix && !Serial.IsPrefix(prefix),
                "serialPrefix",
                "A prefix has 2 to 12 capital letters and digits, the last one a letter, such as 2026KJ; leave it out for the year and KJ."
            )
            .When(guide.ClosesAt <= guide.OpensAt, "closesAt", "The closing hour comes after the opening.")
            .When(guide.ClosesAt <= now, "closesAt", "The closing hour lies in the future.")
            .When(guide.ClosesAt > now.AddYears(MaxYearsAhead), "closesAt", $"The closing hour lies at most {MaxYearsAhead} years ahead.")
            .When(guide.OpensAt < now.AddYears(-MaxYearsAhead), "opensAt", $"The opening lies at most {MaxYearsAhead} years back.")
            .CheckEntries(guide)
            .Entries(guide.Categories, category => category.Id, "categories")
            .Entries(guide.RequiredDocuments, document => document.Kind, "requiredDocuments")
            .Entries(guide.Staff, member => member.Id, "staff")
            .Each(
                guide.Categories.OrEmpty(),
                "categories",
                (faults, category, field) =>
                    faults
                        .When(!IsLine(category.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            category.BudgetYuan is <= 0 or > MaxBudgetYuan,
                            $"{field}.budgetYuan",
                            $"The budget is more than 0 and at most {MaxBudgetYuan} yuan."
                        )
                        .When(
                            category.MaxAmountYuan is { } most && (most <= 0 || most > category.BudgetYuan),
                            $"{field}.maxAmountYuan",
                            "What one application may ask for is more than 0 and at most the budget."
                        )
            )
            .Each(
                guide.RequiredDocuments.OrEmpty(),
                "requiredDocuments",
                (faults, document, field) =>
                    faults
                        .When(!IsLine(document.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            document.Kind is DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind or DocumentPolicy.SignedScanKind,
                            $"{field}.kind",
                            "The app keeps files of its own under this kind; choose another one."
                        )
                        .When(
                            document.Note is { } note && !IsLine(note, GuideLimits.MaxNoteLength),
                            $"{field}.note",
                            "A note has 1 to 500 characters on one line; leave it out where there is none."
                        )
                        .When(
                            document.MaxBytes is <= 0 or > int.MaxValue,
                            $"{field}.maxBytes",
                            "The largest file has more than 0 bytes and at most 2 GiB."
                        )
            )
            .Each(
                guide.Staff.OrEmpty(),
                "staff",
                (faults, member, field) =>
                    faults
                        .When(!IsLine(member.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(!MailAddressText.IsAddress(member.Email), $"{field}.email", "Give one mail address: tasks go there.")
                        .When(
                            member.CategoryIds.OrEmpty().Any(id => guide.Categories.OrEmpty().All(category => category.Id != id)),
                            $"{field}.categoryIds",
                            "Name categories of this round."
                        )
            )
            .Roles(guide)
            .Seats(guide, seating)
            .When(
                !IsLine(guide.Office?.Name, GuideLimits.MaxNameLength) || !IsLine(guide.Office?.Telephone, GuideLimits.MaxNameLength),
                "office",
                "Name the office and its telephone."
            )
            .Notice(guide, noticeDays)
            .Review(guide)
            .Recommendation(guide)
            .When(
                guide.Guide is null || !GuideText.Accepts(guide.Guide),
                "guide",
                $"The guide's text has at most {MaxGuideLength} characters."
            )
            .When(
                !guide.EligibleUnits.IsDefault && guide.EligibleUnits.Any(type => !Enum.IsDefined(type)),
                "eligibleUnits",
                "Name kinds of unit such as Enterprise or University."
            );

    private static Faults Roles(this Faults faults, RoundGuide guide)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            faults.When(guide.Staff.OrEmpty().All(member => member.Role != role), "staff", $"Name at least one {role}.");
        }

        return faults;
    }

    private static Faults Review(this Faults faults, RoundGuide guide)
    {
        if (guide.Review is not { } review)
        {
            return faults.When(true, "review", "Leave the rules of review out, or give them as an object.");
        }

        var criteria = review.Criteria.OrEmpty();
        foreach (var category in guide.Categories.OrEmpty())
        {
            var experts = guide.Staff.OrEmpty().Count(member => member.Role == StaffRole.Expert && member.Reviews(category.Id));
            faults.When(
                experts < review.MinSheets,
                "review.minSheets",
                $"Category {category.Id} has {experts} experts, fewer than the sheets it needs."
            );
        }

        return faults
            .When(review.MinSheets is < 1 or > MaxEntries, "review.minSheets", $"An application needs 1 to {MaxEntries} sheets.")
            .When(
                !criteria.IsEmpty
                    && criteria.All(criterion => criterion.Weight is > 0 and <= 100)
                    && criteria.Sum(criterion => criterion.Weight) != 100,
                "review.criteria",
                "The weights of the criteria add up to 100."
            )
            .When(
                criteria.Length > MaxEntries || criteria.DistinctBy(criterion => criterion.Id).Count() != criteria.Length,
                "review.criteria",
                $"Give at most {MaxEntries} criteria, each with an id of its own."
            )
            .When(
                review.TieCriterion is { } tie && criteria.All(criterion => criterion.Id != tie),
                "review.tieCriterion",
                "Name a criterion of this guide by its id, or leave it out: then the meeting decides between equals."
            )
            .Each(
                criteria,
                "review.criteria",
                (each, criterion, field) =>
                    each.When(!IsShortName(criterion.Id), $"{field}.id", "An id has 1 to 40 lower-case letters, digits and hyphens.")
                        .When(!IsLine(criterion.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            criterion.Hint is { } hint && !IsLine(hint, GuideLimits.MaxNoteLength),
                            $"{field}.hint",
                            "A hint has 1 to 500 characters on one line; leave it out where there is none."
                        )
                        .When(criterion.Weight is <= 0 or > 100, $"{field}.weight", "A weight is more than 0 and at most 100.")
            );
    }

    private static Faults Recommendation(this Faults faults, RoundGuide guide)
    {
        var bodies = guide.RecommendingBodies.OrEmpty();
        return faults
            .When(
                bodies.Length > MaxEntries || bodies.DistinctBy(body => body.Id).Count() != bodies.Length,
                "recommendingBodies",
                $"Give at most {MaxEntries} bodies, each with an id of its own."
            )
            .When(
                bodies.Any(body => guide.Staff.OrEmpty().Any(member => member.Id == body.Id)),
                "recommendingBodies",
                "A recommending body has another id than everybody in the staff."
            )
            .Each(
                bodies,
                "recommendingBodies",
                (each, body, field) =>
                    each.When(!IsShortName(body.Id), $"{field}.id", "An id has 1 to 40 lower-case letters, digits and hyphens.")
                        .When(!IsLine(body.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            !MailAddressText.IsAddress(body.Email),
                            $"{field}.email",
                            "Give one mail address: applications to be recommended are sent there."
                        )
            );
    }

    private static Faults Notice(this Faults faults, RoundGuide guide, DayRange allowed) =>
        guide switch
        {
            { Notice: { WorkingDays: { } days, Length: null } } => faults.When(
                !allowed.Includes(days),
                "notice.workingDays",
                $"A public notice lies open {allowed.Minimum} to {allowed.Maximum} working days."
            ),
            { Notice: { WorkingDays: null, Length: { } length }, Kind: RoundKind.Drill } => faults.When(
                length <= TimeSpan.Zero || length > TimeSpan.FromDays(MaxDrillNoticeDays),
                "notice.length",
                $"The length is more than zero and at most {MaxDrillNoticeDays} days."
            ),
            { Notice.Length: not null } => faults.When(true, "notice.length", "Only a drill may set a fixed length; give working days."),
            _ => faults.When(true, "notice", "Give the working days of the public notice."),
        };

    private static Faults Entries<T>(this Faults faults, ImmutableArray<T> entries, Func<T, string> id, string field)
    {
        var ids = entries.OrEmpty().Select(id).ToList();
        return faults
            .When(ids.Count is 0 or > MaxEntries, field, $"Give 1 to {MaxEntries} entries.")
            .When(ids.Distinct().Count() != ids.Count, field, "Every entry has an id of its own.")
            .When(!ids.TrueForAll(IsShortName), field, "An id has 1 to 40 lower-case letters, digits and hyphens.");
    }

    private static bool IsLine(string? text, int maxLength) => TextRule.Name(maxLength).Accepts(text);

    internal static bool IsShortName(string? id) =>
        id is { Length: >= 1 and <= 40 }
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> entries) =>
        entries.IsDefault ? [] : [.. entries.Where(entry => entry is not null)];
}
