using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;

namespace CreditFunctions.Core.Cases;

/// <summary>What the procedure itself has to do in a case.</summary>
public enum CaseDue
{
    /// <summary>People act, or time passes.</summary>
    Nothing,

    /// <summary>The listing is behind the case: to be proposed and notified, decided or rejected.</summary>
    FollowListing,

    /// <summary>The time for a statement and defence is over.</summary>
    CloseDefence,

    /// <summary>The decision is served: the application and the listing follow.</summary>
    CarryOut,

    /// <summary>结案</summary>
    Close,

    /// <summary>The window of the listing has ended.</summary>
    ExpireListing,

    /// <summary>Nothing will ever be due again.</summary>
    End,

    /// <summary>Officers are to be asked for the next act.</summary>
    AskOfficers,

    /// <summary>They are to be reminded of it.</summary>
    RemindOfficers,

    /// <summary>The act is overdue, or nobody may do it: somebody else is to be told.</summary>
    Escalate,

    /// <summary>The party is to be reminded of the end of its term.</summary>
    RemindParty,

    /// <summary>
    /// A repair was applied for, was decided, or lapsed, or an objection was decided: case and listing are to be brought into step.
    /// </summary>
    FollowRepair,

    /// <summary>The case was taken in: the application that it is about is held.</summary>
    HoldApplication,

    /// <summary>A served re-examination reversed the decision: what it began is ended.</summary>
    Reverse,

    /// <summary>The decision revokes an award: its project is held.</summary>
    HoldAward,

    /// <summary>Nobody can have the decision re-examined any more: the award is revoked.</summary>
    RevokeAward,
}

/// <summary>What is due in a case now, and where nothing is, from when on something may be.</summary>
/// <param name="Until">Null where only people can move it.</param>
public sealed record CasePosition(CaseDue Due, DateTimeOffset? Until = null);

/// <summary>The path of a case as far as nobody decides: computed from the rows alone, whenever the procedure looks.</summary>
public static class CaseProcedure
{
    /// <summary>What is due.</summary>
    /// <param name="listing">Of the case; null where none is proposed yet.</param>
    public static CasePosition NextOf(IntegrityCase integrityCase, Listing? listing, DateTimeOffset now)
    {
        if (
            CaseRepairPolicy.IsListingBehind(integrityCase, listing, now)
            || CaseRepairPolicy.Follow(integrityCase, listing, now) is not null
            || ObjectionAnswerPolicy.IsOwed(integrityCase, listing)
        )
        {
            return new CasePosition(CaseDue.FollowRepair);
        }

        if (IsApplicationToBeHeld(integrityCase))
        {
            return new CasePosition(CaseDue.HoldApplication);
        }

        if (integrityCase is { Decision.Revokes: true, AwardHeldAt: null })
        {
            return new CasePosition(CaseDue.HoldAward);
        }

        var position = MoveOf(integrityCase, listing, now);
        return
            position.Due is CaseDue.Nothing or CaseDue.End
            && CaseActPolicy.NextOf(integrityCase) is { } act
            && CaseActPolicy.EntitlementFor(act) is not null
            ? AskFor(integrityCase.Asked, position, now)
            : position;
    }

    // Nobody has to look at the rows to know that an act waits, or is late.
    private static CasePosition AskFor(AskedAct? asked, CasePosition position, DateTimeOffset now) =>
        asked switch
        {
            null => new CasePosition(CaseDue.AskOfficers),
            _ when CaseAskPolicy.IsEscalationDue(asked, now) => new CasePosition(CaseDue.Escalate),
            _ when CaseAskPolicy.IsReminderDue(asked, now) => new CasePosition(CaseDue.RemindOfficers),
            _ => new CasePosition(CaseDue.Nothing, Earlier(position.Until, CaseAskPolicy.NextAfter(asked))),
        };

    private static CasePosition MoveOf(IntegrityCase integrityCase, Listing? listing, DateTimeOffset now) =>
        IsListingBehind(integrityCase, listing)
            ? new CasePosition(CaseDue.FollowListing)
            : integrityCase.State switch
            {
                CaseState.AwaitingDefence when PaperDefencePolicy.IsPending(integrityCase) => new CasePosition(CaseDue.Nothing),
                CaseState.AwaitingDefence when CasePolicy.CloseDefence(integrityCase, now).IsSuccess => new CasePosition(
                    CaseDue.CloseDefence
                ),
                CaseState.AwaitingDefence when IsPartyToBeReminded(integrityCase, now) => new CasePosition(CaseDue.RemindParty),
                CaseState.AwaitingDefence => new CasePosition(CaseDue.Nothing, NextTerm(integrityCase.Notice!, now)),
                CaseState.Served when integrityCase.CarriedOutAt is null => OnceServed(
                    integrityCase.DecisionService!.Service,
                    CaseDue.CarryOut,
                    now
                ),
                CaseState.Served when integrityCase.Reexamination is { IsToBeCarriedOut: true } reversed => OnceServed(
                    reversed.Service!,
                    CaseDue.Reverse,
                    now
                ),
                CaseState.Served or CaseState.Closed when AppealPolicy.IsToBeCarriedOut(integrityCase) => new CasePosition(CaseDue.Reverse),
                CaseState.Served when integrityCase.Reexamination is { IsOpen: true } => new CasePosition(CaseDue.Nothing),
                CaseState.Served when CasePolicy.Close(integrityCase, now).IsSuccess => new CasePosition(
                    IsAwardToBeRevoked(integrityCase) ? CaseDue.RevokeAward : CaseDue.Close
                ),
                CaseState.Served => new CasePosition(CaseDue.Nothing, LastRemedy(integrityCase)),
                CaseState.Closed => AfterClosing(listing, now),
                CaseState.NotAccepted or CaseState.HandedOver => new CasePosition(CaseDue.End),
                _ => new CasePosition(CaseDue.Nothing),
            };

    // A ban of years is no reason to look at the rows only then.
    private static CasePosition AfterClosing(Listing? listing, DateTimeOffset now) =>
        listing switch
        {
            { State: ListingState.Effective, LastDay: { } last } when BeijingTime.DateOf(now) > last => new CasePosition(
                CaseDue.ExpireListing
            ),
            { State: ListingState.Effective, LastDay: { } last } => new CasePosition(CaseDue.Nothing, BeijingTime.StartOf(last.AddDays(1))),
            _ => new CasePosition(CaseDue.End),
        };

    private static bool IsApplicationToBeHeld(IntegrityCase integrityCase) =>
        integrityCase is { IsApplicationHeld: false, CarriedOutAt: null, Source.About: not null }
        && integrityCase.State >= CaseState.Investigation;

    private static bool IsAwardToBeRevoked(IntegrityCase integrityCase) =>
        integrityCase is { Decision.Revokes: true, AwardRevokedAt: null, IsAwardRestored: false };

    private static bool IsPartyToBeReminded(IntegrityCase integrityCase, DateTimeOffset now) =>
        integrityCase.Notice is { Defence: null, Paper: null, RemindAt: { } at } && now >= at;

    // What has passed is not waited for: the other term may still run.
    private static DateTimeOffset? NextTerm(AdvanceNotice notice, DateTimeOffset now)
    {
        DateTimeOffset?[] terms =
        [
            notice.DefenceUntil?.At,
            notice.Hearing is null ? notice.HearingUntil?.At : null,
            notice.Defence is null ? notice.RemindAt : null,
        ];
        return terms.Where(at => at > now).Min();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static CasePosition OnceServed(ServiceRecord service, CaseDue due, DateTimeOffset now) =>
        service.ServedOn <= BeijingTime.DateOf(now)
            ? new CasePosition(due)
            : new CasePosition(CaseDue.Nothing, BeijingTime.StartOf(service.ServedOn));

    private static DateTimeOffset? LastRemedy(IntegrityCase integrityCase) =>
        Enum.GetValues<ReexaminationRequester>().Select(by => ReexaminationPolicy.UntilFor(integrityCase, by)?.At).Max();

    private static bool IsListingBehind(IntegrityCase integrityCase, Listing? listing) =>
        (integrityCase.Decision?.Outcome, listing?.State) switch
        {
            (null, null or ListingState.Proposed) => integrityCase.Notice?.Service is not null,
            (null, _) => false,
            (CaseOutcome.Established, null or ListingState.Proposed or ListingState.Notified) => true,
            (CaseOutcome.Unfounded, ListingState.Proposed or ListingState.Notified) => true,
            _ => false,
        };
}
