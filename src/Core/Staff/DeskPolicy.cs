using System.Collections.Immutable;

namespace CreditFunctions.Core.Staff;

/// <summary>Acts on the officers' site.</summary>
public enum DeskAct
{
    SeeOwnTasks,

    /// <summary>See rounds and applications, with all records.</summary>
    SeeBatch,

    WriteGuide,
    PublishGuide,
    CallPanel,
    PlaceHold,
    LiftHold,

    /// <summary>Disqualify an application held by a ban of a party.</summary>
    EndBarred,

    /// <summary>Ask and decide where one principal investigator is on several applications.</summary>
    ResolveDuplicates,
    SeeStaff,
    ChangeStaff,

    /// <summary>Confirm or reject another officer's proposed change of the directory.</summary>
    ConfirmStaff,

    SeeRules,

    ProposeRules,

    ConfirmRules,

    HandOver,

    RegisterContact,

    WithdrawRegistration,

    OverrideIdentifier,

    /// <summary>Release a file that could not be inspected completely.</summary>
    ReleaseFile,

    SeeCases,

    /// <summary>立案线索: note a suspicion, from which a case is opened.</summary>
    OpenCase,

    /// <summary>受理: decide, as the second officer, on the intake of a case, and enter a unit's report.</summary>
    TakeCaseIn,

    /// <summary>As an investigator of the case.</summary>
    ProposeCase,

    /// <summary>延长、中止、恢复调查: decide on the term of an investigation.</summary>
    DecideCaseTerm,

    /// <summary>申请回避: ask for the recusal of an officer of a case.</summary>
    AskRecusal,

    DecideRecusal,

    /// <summary>主持听证: chair a hearing; not for investigators.</summary>
    ChairHearing,

    /// <summary>法制审核: review a case; not for its investigators and deciders.</summary>
    ReviewCase,

    /// <summary>Decide a case, as the leader in charge or as the secretary of the meeting.</summary>
    DecideCase,

    /// <summary>复查: re-examine a decision, without another seat in the case.</summary>
    Reexamine,

    /// <summary>复查决定</summary>
    DecideReexamination,

    /// <summary>送达: enter the service of letters of a case.</summary>
    ServeLetters,

    /// <summary>信用修复: decide on an application for the repair of a listing.</summary>
    DecideRepair,

    EnterListing,

    ConfirmListing,

    /// <summary>撤销: end a listing whose basis no longer exists, or to which an objection was upheld.</summary>
    RevokeListing,

    /// <summary>Enter a party's objection to its listing from paper.</summary>
    EnterListingObjection,

    RuleListingObjection,

    ExportListings,

    SeeProjects,

    /// <summary>Enter, or confirm as the second officer, a decision of the finance bureau on paper.</summary>
    EnterPaper,

    /// <summary>Record a risk, which starts a check of a project.</summary>
    OrderCheck,

    /// <summary>Name an expert for the panel of an acceptance.</summary>
    NameExpert,

    ConfirmExport,

    SeeImports,

    ImportData,

    /// <summary>Confirm or reject a file uploaded by another officer, and undo an import.</summary>
    ConfirmImport,

    AdvanceClock,
}

/// <summary>The table of roles and acts. Every officer in office sees their own tasks; all other rights are defined here.</summary>
public static class DeskPolicy
{
    private static readonly ImmutableArray<DeskRole> Everybody = [.. Enum.GetValues<DeskRole>()];

    /// <summary>Experts and the finance bureau see only their own tasks.</summary>
    private static readonly ImmutableArray<DeskRole> Bureau = [.. Everybody.Except([DeskRole.Expert, DeskRole.FinanceOfficer])];

    /// <summary>One of these roles is needed.</summary>
    public static ImmutableArray<DeskRole> RolesFor(DeskAct act) =>
        act switch
        {
            DeskAct.SeeOwnTasks or DeskAct.AdvanceClock => Everybody,
            DeskAct.SeeBatch => [.. Bureau.Except([DeskRole.StaffManager])],
            DeskAct.SeeCases or DeskAct.AskRecusal =>
            [
                DeskRole.CaseOfficer,
                DeskRole.IntegrityOfficer,
                DeskRole.LegalReviewer,
                DeskRole.Leader,
                DeskRole.MeetingSecretary,
            ],
            DeskAct.OpenCase or DeskAct.TakeCaseIn or DeskAct.ProposeCase or DeskAct.ServeLetters =>
            [
                DeskRole.IntegrityOfficer,
                DeskRole.CaseOfficer,
            ],
            DeskAct.ReviewCase => [DeskRole.LegalReviewer],
            DeskAct.Reexamine or DeskAct.ChairHearing => [DeskRole.IntegrityOfficer, DeskRole.CaseOfficer, DeskRole.LegalReviewer],
            DeskAct.EnterListing or DeskAct.EnterListingObjection or DeskAct.ImportData =>
            [
                DeskRole.IntegrityOfficer,
                DeskRole.CaseOfficer,
            ],
            DeskAct.SeeImports => [DeskRole.IntegrityOfficer, DeskRole.CaseOfficer, DeskRole.Leader],
            DeskAct.RuleListingObjection => [DeskRole.Leader, DeskRole.IntegrityOfficer],
            DeskAct.ConfirmListing or DeskAct.ExportListings or DeskAct.ConfirmExport or DeskAct.ConfirmImport =>
            [
                DeskRole.IntegrityOfficer,
                DeskRole.Leader,
            ],
            DeskAct.DecideRepair or DeskAct.DecideReexamination or DeskAct.RevokeListing => [DeskRole.Leader],
            DeskAct.DecideCaseTerm or DeskAct.DecideRecusal => [DeskRole.Leader],
            DeskAct.DecideCase => [DeskRole.Leader, DeskRole.MeetingSecretary],
            DeskAct.EnterPaper => [DeskRole.CaseOfficer, DeskRole.RoundManager, DeskRole.IntegrityOfficer],
            DeskAct.OrderCheck => [DeskRole.CaseOfficer, DeskRole.IntegrityOfficer, DeskRole.Leader],
            DeskAct.NameExpert => [DeskRole.CaseOfficer, DeskRole.Leader],
            DeskAct.SeeProjects =>
            [
                DeskRole.CaseOfficer,
                DeskRole.RoundManager,
                DeskRole.IntegrityOfficer,
                DeskRole.Leader,
                DeskRole.MeetingSecretary,
                DeskRole.FinanceOfficer,
            ],
            DeskAct.SeeStaff or DeskAct.ConfirmStaff or DeskAct.SeeRules => Bureau,
            DeskAct.WriteGuide => [DeskRole.RoundManager],
            DeskAct.ProposeRules or DeskAct.ConfirmRules => [DeskRole.RoundManager, DeskRole.IntegrityOfficer, DeskRole.Leader],
            DeskAct.PublishGuide => [DeskRole.RoundManager, DeskRole.Leader],
            DeskAct.CallPanel => [DeskRole.RoundManager, DeskRole.CaseOfficer],
            DeskAct.PlaceHold => [DeskRole.CaseOfficer, DeskRole.IntegrityOfficer, DeskRole.Leader],
            DeskAct.ResolveDuplicates => [DeskRole.CaseOfficer, DeskRole.Leader],
            DeskAct.EndBarred => [DeskRole.Leader],
            DeskAct.LiftHold => [DeskRole.IntegrityOfficer, DeskRole.Leader],
            DeskAct.ChangeStaff => [DeskRole.StaffManager],
            DeskAct.HandOver => [DeskRole.StaffManager, DeskRole.RoundManager, DeskRole.Leader],
            DeskAct.OverrideIdentifier or DeskAct.ReleaseFile or DeskAct.RegisterContact or DeskAct.WithdrawRegistration =>
            [
                DeskRole.CaseOfficer,
                DeskRole.IntegrityOfficer,
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };

    public static bool May(Officer officer, DeskAct act) => RolesFor(act).Any(officer.Holds);

    /// <summary>An officer's signature for an act, in the first role that entitles to it.</summary>
    /// <exception cref="ArgumentException">No role of the officer entitles to the act.</exception>
    public static Signature Sign(Officer officer, DeskAct act, DateTimeOffset at) =>
        RolesFor(act)
            .Where(officer.Holds)
            .Select(role => new Signature(officer.Id, role.ToString(), at) { Basis = act.ToString() })
            .FirstOrDefault()
        ?? throw new ArgumentException($"No role of {officer.Id} entitles to {act}.", nameof(officer));
}
