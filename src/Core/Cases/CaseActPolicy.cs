using System.Collections.Immutable;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>Who may do the next act of a case: by role, and without a second seat in the case (docs/domain.md, "Seats").</summary>
public static class CaseActPolicy
{
    /// <summary>The act that officers are asked for next; null where none is due.</summary>
    public static CaseAct? NextOf(IntegrityCase integrityCase) => BesideOf(integrityCase) ?? OnPathOf(integrityCase);

    /// <summary>An act due in parallel to the path, which continues meanwhile; null where there is none.</summary>
    public static CaseAct? BesideOf(IntegrityCase integrityCase) =>
        integrityCase switch
        {
            { PendingRecusal: not null } => CaseAct.DecideRecusal,
            { NeedsReconfirmation: true } => CaseAct.ReconfirmProposal,
            { PendingAppeal: not null } => CaseAct.ConfirmAppeal,
            { UnservedOther: not null } => CaseAct.ServeOther,
            _ => null,
        };

    /// <summary>The next act on the path; null where none is due.</summary>
    public static CaseAct? OnPathOf(IntegrityCase integrityCase) =>
        integrityCase.State switch
        {
            _ when PaperDefencePolicy.IsPending(integrityCase) => CaseAct.ConfirmDefence,
            _ when HearingPolicy.IsPending(integrityCase) => CaseAct.ConfirmHearingRequest,
            CaseState.IntakePending => CaseAct.DecideIntake,
            CaseState.WithUnit => CaseAct.EnterUnitReport,
            CaseState.Investigation when AssessmentPolicy.IsMissing(integrityCase) => integrityCase.Assessment!.Entered is null
                ? CaseAct.EnterAssessment
                : CaseAct.ConfirmAssessment,
            CaseState.Investigation => CaseAct.Propose,
            CaseState.Suspended => CaseAct.ResumeInvestigation,
            CaseState.ProposalPending => CaseAct.Confirm,
            CaseState.AwaitingDefence when integrityCase.Notice!.Service is null => CaseAct.ServeNotice,
            CaseState.AwaitingDefence => CaseAct.GiveDefence,
            CaseState.HearingPending => integrityCase.Notice!.Hearing switch
            {
                { Arranged: null } => CaseAct.ArrangeHearing,
                { Service: null } => CaseAct.ServeHearing,
                _ => CaseAct.RecordHearing,
            },
            CaseState.LegalReview => CaseAct.ReviewLegally,
            CaseState.DecisionPending => CaseAct.Decide,
            CaseState.DecisionToConfirm => CaseAct.ConfirmDecision,
            CaseState.Decided => CaseAct.ServeDecision,
            CaseState.Served when integrityCase.Reexamination is { IsOpen: true } reexamination => NextOf(reexamination),
            CaseState.Served or CaseState.Closed => integrityCase.Repair switch
            {
                { IsUndecided: true, Proposal: null } => CaseAct.ProposeRepair,
                { IsUndecided: true } => CaseAct.DecideRepair,
                { Decision: not null, Service: null } => CaseAct.ServeRepair,
                _ => null,
            },
            _ => null,
        };

    private static CaseAct? NextOf(Reexamination reexamination) =>
        reexamination switch
        {
            { IsConfirmed: false } => CaseAct.ConfirmReexamination,
            { Intake: null } => CaseAct.DecideReexaminationIntake,
            { IsToBeServed: true } => CaseAct.ServeReexamination,
            { Letter: not null } => null,
            { Proposal: null } => CaseAct.ProposeReexamination,
            _ => CaseAct.DecideReexamination,
        };

    /// <summary>The entitlement needed; null for an act of the party.</summary>
    public static DeskAct? EntitlementFor(CaseAct act) =>
        act switch
        {
            CaseAct.DecideIntake or CaseAct.EnterUnitReport => DeskAct.TakeCaseIn,
            CaseAct.AskAssessment
            or CaseAct.WithdrawAssessment
            or CaseAct.EnterAssessment
            or CaseAct.ConfirmAssessment
            or CaseAct.Propose
            or CaseAct.Confirm
            or CaseAct.ReconfirmProposal
            or CaseAct.ProposeRepair => DeskAct.ProposeCase,
            CaseAct.AskRecusal => DeskAct.AskRecusal,
            CaseAct.DecideRecusal => DeskAct.DecideRecusal,
            CaseAct.ServeNotice
            or CaseAct.ServeDecision
            or CaseAct.ServeRepair
            or CaseAct.ServeReexamination
            or CaseAct.ServeOther
            or CaseAct.EnterReexamination
            or CaseAct.ConfirmReexamination
            or CaseAct.EnterHearingRequest
            or CaseAct.ConfirmHearingRequest
            or CaseAct.ArrangeHearing
            or CaseAct.ServeHearing
            or CaseAct.EnterAppeal
            or CaseAct.ConfirmAppeal
            or CaseAct.EnterReportUp
            or CaseAct.EnterDefence
            or CaseAct.ConfirmDefence => DeskAct.ServeLetters,
            CaseAct.RecordHearing => DeskAct.ChairHearing,
            CaseAct.ReviewLegally => DeskAct.ReviewCase,
            CaseAct.DecideTerm or CaseAct.ResumeInvestigation => DeskAct.DecideCaseTerm,
            CaseAct.Decide or CaseAct.ConfirmDecision => DeskAct.DecideCase,
            CaseAct.DecideReexaminationIntake or CaseAct.ProposeReexamination => DeskAct.Reexamine,
            CaseAct.DecideReexamination => DeskAct.DecideReexamination,
            CaseAct.DecideRepair => DeskAct.DecideRepair,
            _ => null,
        };

    /// <summary>In the order of the directory; empty for an act of the party.</summary>
    public static ImmutableArray<Officer> EligibleFor(IntegrityCase integrityCase, CaseAct act, StaffDirectory directory) =>
        [.. directory.Officers.Where(officer => MayDo(integrityCase, act, officer, directory))];

    public static bool MayDo(IntegrityCase integrityCase, CaseAct act, Officer officer, StaffDirectory directory) =>
        EntitlementFor(act) is { } needed
        && DeskPolicy.May(officer, needed)
        && !integrityCase.IsOfParty(officer)
        && act switch
        {
            CaseAct.DecideIntake => MayInvestigate(integrityCase, officer, directory) && !HasReported(integrityCase, officer),
            CaseAct.EnterUnitReport => MayInvestigate(integrityCase, officer, directory),
            CaseAct.DecideTerm => CaseTermPolicy.IsRunning(integrityCase) && IsFree(integrityCase, CaseSeat.Decider, officer),
            CaseAct.ResumeInvestigation => IsFree(integrityCase, CaseSeat.Decider, officer),
            CaseAct.Propose => MayInvestigate(integrityCase, officer, directory),
            CaseAct.Confirm => MayInvestigate(integrityCase, officer, directory) && !HasProposed(integrityCase, officer),
            CaseAct.AskRecusal => RecusalPolicy.CanAsk(integrityCase) && IsUnbiased(integrityCase, officer),
            CaseAct.DecideRecusal => integrityCase.PendingRecusal is { } recusal
                && RecusalPolicy.DecidingSeat(integrityCase) is var seat
                && RecusalPolicy.MayDecide(recusal, SeatedOfficer.Of(seat, officer))
                && IsFree(integrityCase, seat, officer),
            CaseAct.ReconfirmProposal => MayInvestigate(integrityCase, officer, directory)
                && !integrityCase.RemainingSigners.Any(hand => hand.IsSamePerson(SeatedOfficer.Of(CaseSeat.Investigator, officer))),
            CaseAct.AskAssessment => AssessmentPolicy.CanAsk(integrityCase) && MayInvestigate(integrityCase, officer, directory),
            CaseAct.WithdrawAssessment => MayInvestigate(integrityCase, officer, directory)
                && AssessmentPolicy.CanWithdraw(integrityCase, SeatedOfficer.Of(CaseSeat.Investigator, officer)),
            CaseAct.EnterAssessment => MayInvestigate(integrityCase, officer, directory),
            CaseAct.ConfirmAssessment => MayInvestigate(integrityCase, officer, directory)
                && integrityCase.Assessment?.Entered?.Investigator.IsSamePerson(SeatedOfficer.Of(CaseSeat.Investigator, officer)) != true,
            CaseAct.EnterHearingRequest => HearingPolicy.CanEnter(integrityCase) && IsUnbiased(integrityCase, officer),
            CaseAct.ConfirmHearingRequest => IsUnbiased(integrityCase, officer)
                && HearingPolicy.Confirm(integrityCase, EnteringOfficer.Of(officer), agrees: true, reason: null, default).IsSuccess,
            CaseAct.ArrangeHearing => integrityCase.State == CaseState.HearingPending && IsUnbiased(integrityCase, officer),
            CaseAct.RecordHearing => integrityCase.Notice?.Hearing?.Arranged?.Chair.IsSamePerson(
                SeatedOfficer.Of(CaseSeat.HearingChair, officer)
            ) == true,
            CaseAct.ReviewLegally => IsFree(integrityCase, CaseSeat.LegalReviewer, officer),
            CaseAct.DecideReexaminationIntake or CaseAct.ProposeReexamination => IsFree(integrityCase, CaseSeat.Reexaminer, officer),
            CaseAct.DecideReexamination => IsFree(integrityCase, CaseSeat.ReexaminationDecider, officer),
            CaseAct.ProposeRepair => SeatToExamine(integrityCase, officer) is not null,
            CaseAct.DecideRepair => IsFree(integrityCase, CaseSeat.Decider, officer),
            CaseAct.ConfirmDecision => PaperDecisionPolicy.IsMember(integrityCase, SeatedOfficer.Of(CaseSeat.Decider, officer))
                && IsFree(integrityCase, CaseSeat.Decider, officer),
            CaseAct.EnterReexamination => integrityCase.State is CaseState.Served or CaseState.Closed && IsUnbiased(integrityCase, officer),
            CaseAct.ConfirmReexamination => IsUnbiased(integrityCase, officer)
                && ReexaminationPolicy.Confirm(integrityCase, EnteringOfficer.Of(officer), agrees: true, reason: null, default).IsSuccess,
            CaseAct.EnterAppeal => AppealPolicy.CanEnter(integrityCase) && IsUnbiased(integrityCase, officer),
            CaseAct.ConfirmAppeal => IsUnbiased(integrityCase, officer)
                && AppealPolicy.Confirm(integrityCase, EnteringOfficer.Of(officer), agrees: true, reason: null, default).IsSuccess,
            CaseAct.EnterReportUp => ReportUpPolicy.CanEnter(integrityCase) && IsUnbiased(integrityCase, officer),
            CaseAct.EnterDefence => PaperDefencePolicy.CanEnter(integrityCase) && IsUnbiased(integrityCase, officer),
            CaseAct.ConfirmDefence => IsUnbiased(integrityCase, officer)
                && PaperDefencePolicy.Confirm(integrityCase, EnteringOfficer.Of(officer), default).IsSuccess,
            CaseAct.Decide => !SeatsToDecide(integrityCase, officer).IsEmpty,
            _ => IsUnbiased(integrityCase, officer),
        };

    /// <summary>Returns <c>case-act-is-not-yours</c> where the officer may not do the act.</summary>
    public static Error? Check(IntegrityCase integrityCase, CaseAct act, Officer officer, StaffDirectory directory) =>
        MayDo(integrityCase, act, officer, directory)
            ? null
            : new Error(
                ErrorKind.Forbidden,
                "case-act-is-not-yours",
                "You hold another seat in this case, or are none of its investigators. The page of the case names who may do this."
            );

    /// <summary>
    /// The seats in which an officer may decide the case (leader, meeting secretary, or both); empty where there is none.
    /// </summary>
    public static ImmutableArray<CaseSeat> SeatsToDecide(IntegrityCase integrityCase, Officer officer)
    {
        var seats = ImmutableArray.CreateBuilder<CaseSeat>();
        if (officer.Holds(DeskRole.Leader) && IsFree(integrityCase, CaseSeat.Decider, officer))
        {
            seats.Add(CaseSeat.Decider);
        }

        if (officer.Holds(DeskRole.MeetingSecretary) && IsFree(integrityCase, CaseSeat.MeetingSecretary, officer))
        {
            seats.Add(CaseSeat.MeetingSecretary);
        }

        return seats.ToImmutable();
    }

    /// <summary>The seat in which an officer may examine an application for repair; null where there is none.</summary>
    public static CaseSeat? SeatToExamine(IntegrityCase integrityCase, Officer officer) =>
        officer switch
        {
            _ when IsInvestigator(integrityCase, officer) => CaseSeat.Investigator,
            _ when IsFree(integrityCase, CaseSeat.RepairOfficer, officer) => CaseSeat.RepairOfficer,
            _ => null,
        };

    /// <summary>Leaders without another seat in the case, who can be members of the deciding meeting.</summary>
    public static ImmutableArray<Officer> MembersFor(IntegrityCase integrityCase, StaffDirectory directory) =>
        [.. directory.Officers.Where(officer => officer.Holds(DeskRole.Leader) && IsFree(integrityCase, CaseSeat.Decider, officer))];

    private static bool MayInvestigate(IntegrityCase integrityCase, Officer officer, StaffDirectory directory) =>
        IsInvestigator(integrityCase, officer)
        || (HasLostInvestigator(integrityCase, directory) && IsFree(integrityCase, CaseSeat.Investigator, officer));

    private static bool HasProposed(IntegrityCase integrityCase, Officer officer) =>
        integrityCase.Proposed?.Investigator.IsSamePerson(SeatedOfficer.Of(CaseSeat.Investigator, officer)) == true;

    private static bool HasReported(IntegrityCase integrityCase, Officer officer) =>
        integrityCase.ReportedBy?.IsSamePerson(SeatedOfficer.Of(CaseSeat.Investigator, officer)) == true;

    private static bool IsInvestigator(IntegrityCase integrityCase, Officer officer) =>
        integrityCase.Seats.Any(held =>
            held.Seat == CaseSeat.Investigator && held.IsSamePerson(SeatedOfficer.Of(CaseSeat.Investigator, officer))
        );

    private static bool HasLostInvestigator(IntegrityCase integrityCase, StaffDirectory directory) =>
        integrityCase
            .Seats.Where(seat => seat.Seat == CaseSeat.Investigator)
            .Count(seat => directory.Find(seat.OfficerId) is { IsActive: true }) < InvestigatorPolicy.Count;

    private static bool IsUnbiased(IntegrityCase integrityCase, Officer officer) =>
        !integrityCase.Seats.Any(seat => seat.Seat == CaseSeat.Recused && seat.IsSamePerson(SeatedOfficer.Of(seat.Seat, officer)));

    private static bool IsFree(IntegrityCase integrityCase, CaseSeat seat, Officer officer) =>
        !integrityCase.IsOfParty(officer)
        && CaseSeatPolicy.Check(integrityCase.Seats, integrityCase.PartyPersons, [SeatedOfficer.Of(seat, officer)]).IsEmpty;
}
