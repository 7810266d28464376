using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>The application now follows another version of its guide.</summary>
/// <param name="SignAgain">Ids of parties that must sign again because the correction affects them.</param>
/// <param name="IsByApplicant">Whether the applicant read and adopted it; false where the correction changes nothing for the
/// application.</param>
public sealed record GuideAdopted(int Version, ImmutableArray<string> SignAgain, bool IsByApplicant, DateTimeOffset At) : Fact;

/// <summary>The applicant was notified of a corrected guide, once per version.</summary>
/// <param name="Adopted">Null where the applicant still has to adopt it.</param>
/// <param name="Reopened">The move that returns the submission, where it no longer complies or the round is open again.</param>
public sealed record GuideFollowed(int Version, GuideAdopted? Adopted, ApplicationMoved? Reopened, DateTimeOffset At) : Fact;

/// <summary>The effect of a corrected guide on an application begun under an earlier version.</summary>
public static class GuideAdoption
{
    /// <summary>Changes since the application's version; empty where that is the current one.</summary>
    public static ImmutableArray<GuideChange> ChangesFor(RoundGuide pinned) =>
        pinned.Corrected is { } corrected ? GuideChange.Of(pinned, corrected) : [];

    public static bool IsAwaited(RoundGuide pinned) => ChangesFor(pinned).Any(change => change.IsMaterial);

    /// <summary>The error for a submission under a guide that was corrected materially.</summary>
    public static Error GuideWasCorrected(RoundGuide pinned) =>
        new Error(
            ErrorKind.Conflict,
            "guide-was-corrected",
            $"The guide was corrected after this application was begun; it goes by version {pinned.Version}, the guide stands at "
                + $"{pinned.Corrected!.Version}. Read what changed and adopt it: POST guide."
        )
            .With("version", $"{pinned.Version}")
            .With("current", $"{pinned.Corrected.Version}");

    /// <param name="pinned">The guide in the application's version.</param>
    public static Result<GuideAdopted> Adopt(Application application, RoundGuide pinned, DateTimeOffset now) =>
        application.State is not (ApplicationState.Draft or ApplicationState.Returned) ? ApplicationErrors.IsNotADraft(application.State)
        : pinned.Corrected is not { } corrected
            ? new Error(
                ErrorKind.Conflict,
                "guide-is-current",
                $"The application goes by version {pinned.Version} of the guide, which is the current one."
            )
        : To(application, pinned, corrected, isByApplicant: true, now);

    /// <summary>
    /// The effect of a correction on an open application; null where it has ended or passed the closing. In a reopened round this
    /// includes applications that missed the closing or are in the format check. Admitted applications keep the guide under which they
    /// were admitted.
    /// </summary>
    /// <param name="expiresAt">When the draft expires unless accepted; null: never.</param>
    public static GuideFollowed? Follow(Application application, RoundGuide pinned, DateTimeOffset now, DateTimeOffset? expiresAt = null)
    {
        if (pinned.Corrected is not { } corrected || !IsConcerned(application, corrected, now, expiresAt))
        {
            return null;
        }

        if (application.State is ApplicationState.Draft or ApplicationState.Returned or ApplicationState.NotSubmitted)
        {
            var reopened =
                application.State == ApplicationState.NotSubmitted
                    ? Move(application, ApplicationMove.ReopenRound, ReasonOfReopening(corrected), now)
                    : null;
            return new GuideFollowed(
                corrected.Version,
                IsAwaited(pinned) ? null : To(application, pinned, corrected, isByApplicant: false, now),
                reopened,
                now
            );
        }

        var adopted = To(application, pinned, corrected, isByApplicant: false, now);
        var complies = ApplicationPolicy.Missing(application.Apply(adopted), corrected).IsEmpty;
        var move = application.State > ApplicationState.Submitted ? ApplicationMove.ReopenRound : ApplicationMove.ReopenForGuide;
        return new GuideFollowed(corrected.Version, adopted, complies ? null : Move(application, move, Reason(corrected), now), now);
    }

    private static bool IsConcerned(Application application, RoundGuide corrected, DateTimeOffset now, DateTimeOffset? expiresAt) =>
        application.State <= ApplicationState.Submitted || (corrected.IsOpenAt(now) && IsReopened(application, now, expiresAt));

    // A draft that nobody accepted in time is not reopened: its files are removed.
    private static bool IsReopened(Application application, DateTimeOffset now, DateTimeOffset? expiresAt) =>
        application.State is ApplicationState.FormatCheck or ApplicationState.CorrectionPending
        || (application.MissedClosing && (application.IsKept() || expiresAt is not { } expiry || now < expiry));

    private static ApplicationMoved Move(Application application, ApplicationMove move, string reason, DateTimeOffset now) =>
        ApplicationPolicy.Move(application, move, reason, now).Value;

    private static GuideAdopted To(Application application, RoundGuide from, RoundGuide to, bool isByApplicant, DateTimeOffset now)
    {
        var affected = Affected(application, from, to).ToHashSet();
        return new GuideAdopted(
            to.Version,
            [.. application.Commitments.Select(signed => signed.PartyId).Where(affected.Contains)],
            isByApplicant,
            now
        );
    }

    // Category and amount limit concern every party, the permitted unit types the lead unit, and publication of names the principal
    // investigator: these parties sign again.
    private static IEnumerable<string> Affected(Application application, RoundGuide from, RoundGuide to)
    {
        var (before, after) = (from.Category(application.CategoryId), to.Category(application.CategoryId));
        if (before.Name != after.Name || (before.MaxAmountYuan ?? before.BudgetYuan) != (after.MaxAmountYuan ?? after.BudgetYuan))
        {
            return application.Parties.Select(party => party.Id);
        }

        return
        [
            .. from.EligibleUnits.ToHashSet().SetEquals(to.EligibleUnits) ? Array.Empty<string>() : [application.LeadUnit.Id],
            .. from.HidesInvestigator && !to.HidesInvestigator ? [application.PrincipalInvestigator.Id] : Array.Empty<string>(),
        ];
    }

    private static string ReasonOfReopening(RoundGuide corrected) =>
        $"申报指南已更正为第{corrected.Version}版，批次重新受理申报，可以继续填报。";

    private static string Reason(RoundGuide corrected) =>
        $"申报指南已更正为第{corrected.Version}版，申报书按更正后的指南尚不齐全，请补齐后在截止时间前重新提交。";
}
