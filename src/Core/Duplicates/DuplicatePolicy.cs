using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Duplicates;

/// <summary>
/// The other applications that compete with an application because of its principal investigator, and how many of all may continue.
/// </summary>
public sealed record ContestedPlace(ImmutableArray<Application> Others, int Limit);

/// <summary>
/// 多头申报: how many projects one principal investigator may file in a round and in a year. Where there are more, an officer decides
/// after hearing all sides (docs/domain.md, "Whose application counts"); no submission is refused for it.
/// </summary>
public static class DuplicatePolicy
{
    /// <summary>Maximum length of a reason or statement, in characters.</summary>
    public const int MaxReasonLength = 2000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    /// <summary>
    /// Whether an application in this state counts towards the limits of its principal investigator. Disqualified applications and
    /// revoked awards still count; failed or withdrawn applications do not.
    /// </summary>
    public static bool UsesItsPlace(ApplicationState state) =>
        state is ApplicationState.Disqualified or ApplicationState.Revoked or ApplicationState.Closed
        || (state is not (ApplicationState.Draft or ApplicationState.Returned) && !state.IsEnd());

    /// <summary>True for the same round, or for rounds of one year that are not drills.</summary>
    public static bool CountTogether(RoundGuide one, RoundGuide other) =>
        one.Id == other.Id || (one.Kind == RoundKind.Regular && other.Kind == RoundKind.Regular && one.Year == other.Year);

    /// <summary>The other applications of the same principal investigator with which this one exceeds the limits.</summary>
    /// <param name="others">All other applications of the person, with their rounds.</param>
    public static ContestedPlace Contested(
        RoundGuide guide,
        MultiHeadLimits limits,
        IEnumerable<(Application Application, RoundGuide Guide)> others
    )
    {
        var holders = others.Where(other => CountTogether(guide, other.Guide) && UsesItsPlace(other.Application.State)).ToList();
        var inRound = holders.Where(other => other.Guide.Id == guide.Id).ToList();
        var isTooMany = inRound.Count >= limits.ProjectsPerRound;
        var isTooManyInYear = guide.Kind == RoundKind.Regular && holders.Count >= limits.ProjectsPerYear;
        var contested =
            isTooManyInYear ? holders
            : isTooMany ? inRound
            : [];
        var limit =
            isTooMany && isTooManyInYear ? Math.Min(limits.ProjectsPerRound, limits.ProjectsPerYear)
            : isTooManyInYear ? limits.ProjectsPerYear
            : limits.ProjectsPerRound;
        return new ContestedPlace([.. contested.Select(other => other.Application)], limit);
    }

    /// <summary>The error where competing applications block the admission; null otherwise.</summary>
    public static Error? CheckAdmission(Application application, ImmutableArray<Application> contested)
    {
        var open = contested.Where(other => RulingOn(application, other.Id) is null).ToList();
        if (open.Count > 0)
        {
            return new Error(
                ErrorKind.Conflict,
                "duplicate-is-unresolved",
                $"The principal investigator is named on {open.Count} more application(s) of the round or year than are decided on. Ask "
                    + "all sides on the application's page at the desk, and decide there which goes on."
            ).With("count", $"{open.Count}");
        }

        return contested.Any(other => RulingOn(application, other.Id) is { GoesOn: false })
            ? new Error(
                ErrorKind.Conflict,
                "duplicate-does-not-go-on",
                "It was decided that another application of the same principal investigator goes on instead. Refuse admission with that "
                    + "reason."
            )
            : null;
    }

    public static Result<DuplicateAsked> Ask(Application application, DuplicateHearing hearing) =>
        application.State.IsEnd() || application.DuplicateHearing is { StatedAt: null } asked && hearing.AskedAt < asked.Until
            ? new Error(ErrorKind.Conflict, "duplicate-is-asked", "The applicant was asked already, or the application is at its end.")
            : new DuplicateAsked(hearing);

    public static Result<DuplicateStated> State(Application application, string? text, DateTimeOffset now) =>
        application.DuplicateHearing switch
        {
            null => new Error(
                ErrorKind.Conflict,
                "no-statement-is-asked",
                "Nobody asked for a statement on this application. Its page lists what is asked."
            ),
            { StatedAt: not null } => new Error(ErrorKind.Conflict, "statement-is-given", "The statement was given, and stands."),
            { } hearing when now >= hearing.Until => ApplicationErrors.TermHasPassed(hearing.Until),
            _ => !ReasonText.Accepts(text)
                ? new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {MaxReasonLength} characters.").At("reason")
                : new DuplicateStated(ReasonText.Clean(text), now),
        };

    /// <summary>
    /// Decides which applications continue, once all sides were heard: at most the limit, less the ended applications that still count.
    /// </summary>
    /// <param name="applications">The current application and its competing ones.</param>
    /// <param name="goOn">Those that continue.</param>
    public static Result<ImmutableArray<(ApplicationId Id, DuplicateRuled Fact)>> Rule(
        ImmutableArray<Application> applications,
        IReadOnlySet<ApplicationId> goOn,
        int limit,
        string? reason,
        string officerId,
        DateTimeOffset now
    )
    {
        var open = applications.Where(each => !each.State.IsEnd()).ToList();
        var left = Math.Max(0, limit - applications.Count(each => each.State.IsEnd() && UsesItsPlace(each.State)));
        return new ValidationErrors("duplicate-ruling-is-incomplete")
            .When(
                open.Exists(each => each.DuplicateHearing?.IsOverAt(now) != true),
                "goesOn",
                new Error(
                    ErrorKind.Conflict,
                    "duplicate-is-not-heard",
                    "Every applicant concerned is asked first, and has until the end of the term to state its side."
                )
            )
            .When(
                !goOn.IsSubsetOf(open.Select(each => each.Id)),
                "goesOn",
                "Name applications that contest this place and are not at their end."
            )
            .When(
                goOn.Count > left,
                "goesOn",
                new Error(
                    ErrorKind.Invalid,
                    "too-many-go-on",
                    $"By the rules {left} more application(s) of this principal investigator go on; one that was disqualified or revoked "
                        + "keeps its place. Choose fewer."
                ).With("limit", $"{left}")
            )
            .When(!ReasonText.Accepts(reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.")
            .Or(() =>
                open.Select(each =>
                        (
                            each.Id,
                            new DuplicateRuled(
                                new DuplicateRuling(
                                    goOn.Contains(each.Id),
                                    [.. applications.Select(other => other.Id).Where(id => id != each.Id)],
                                    ReasonText.Clean(reason),
                                    officerId,
                                    now
                                )
                            )
                        )
                    )
                    .ToImmutableArray()
            );
    }

    private static DuplicateRuling? RulingOn(Application application, ApplicationId other) =>
        application.DuplicateRulings.LastOrDefault(ruling => ruling.Others.Contains(other));
}
