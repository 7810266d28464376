using System.Collections.Immutable;

namespace CreditFunctions.Core.Staff;

/// <summary>What can be done on the officers' site.</summary>
public enum DeskAct
{
    /// <summary>See the tasks that lie with oneself.</summary>
    SeeOwnTasks,

    /// <summary>See rounds and applications, with everything on record.</summary>
    SeeBatch,

    WriteGuide,
    PublishGuide,
    CallPanel,
    PlaceHold,
    LiftHold,

    /// <summary>Disqualify an application that a ban of a party holds.</summary>
    EndBarred,

    /// <summary>Ask and decide where one principal investigator is named on several applications.</summary>
    ResolveDuplicates,
    SeeStaff,
    ChangeStaff,

    /// <summary>Confirm or reject, as the second officer, what another one proposed to change in the directory.</summary>
    ConfirmStaff,

    /// <summary>See the rule files and working days, and what waits to be added.</summary>
    SeeRules,

    /// <summary>Propose a rule file or a notice of working days.</summary>
    ProposeRules,

    /// <summary>Confirm or reject, as the second officer, a file that another one proposed.</summary>
    ConfirmRules,

    /// <summary>Hand tasks over, revoke and reissue links.</summary>
    HandOver,

    /// <summary>Register the contact of an application as an address of its unit.</summary>
    RegisterContact,

    /// <summary>Withdraw the registration of an address for a unit.</summary>
    WithdrawRegistration,

    /// <summary>Accept an identifier that fails its check.</summary>
    OverrideIdentifier,

    /// <summary>Release a file that could not be inspected completely.</summary>
    ReleaseFile,

    /// <summary>See integrity cases.</summary>
    SeeCases,

    /// <summary>立案线索: note a suspicion, from which a case is opened.</summary>
    OpenCase,

    /// <summary>受理: decide, as the second officer, on the intake of a case, and enter what a unit reported.</summary>
    TakeCaseIn,

    /// <summary>Propose, as an investigator of a case, what it ends with.</summary>
    ProposeCase,

    /// <summary>延长、中止、恢复调查: decide on the term of an investigation.</summary>
    DecideCaseTerm,

    /// <summary>申请回避: ask that somebody leaves their seat in a case.</summary>
    AskRecusal,

    /// <summary>Decide on such a request.</summary>
    DecideRecusal,

    /// <summary>主持听证: chair a hearing, as somebody who did not investigate.</summary>
    ChairHearing,

    /// <summary>法制审核: review a case as somebody who neither investigates nor decides it.</summary>
    ReviewCase,

    /// <summary>Decide a case, as the leader in charge or as the secretary of the meeting.</summary>
    DecideCase,

    /// <summary>复查: examine a decision again, as somebody without another seat in the case.</summary>
    Reexamine,

    /// <summary>复查决定</summary>
    DecideReexamination,

    /// <summary>送达: enter how letters of a case were served.</summary>
    ServeLetters,

    /// <summary>信用修复: decide on an application for the repair of a listing.</summary>
    DecideRepair,

    /// <summary>Enter a party in a list without a case.</summary>
    EnterListing,

    /// <summary>Confirm or reject, as the second officer, what another one entered.</summary>
    ConfirmListing,

    /// <summary>撤销: end a listing whose basis fell away, or to which an objection was right.</summary>
    RevokeListing,

    /// <summary>Enter what a party objected to its listing on paper.</summary>
    EnterListingObjection,

    /// <summary>Decide on an objection to a listing.</summary>
    RuleListingObjection,

    /// <summary>Export what was published of the lists.</summary>
    ExportListings,

    /// <summary>See awarded projects and their money.</summary>
    SeeProjects,

    /// <summary>Enter, or confirm as the second officer, what the finance bureau decided on paper.</summary>
    EnterPaper,

    /// <summary>Record a risk, for which a project is checked.</summary>
    OrderCheck,

    /// <summary>Confirm at the exchange what was exported, and see what is not confirmed yet.</summary>
    ConfirmExport,

    /// <summary>See imported files and their reports.</summary>
    SeeImports,

    /// <summary>Send a file to be imported.</summary>
    ImportData,

    /// <summary>Confirm or reject, as the second officer, what another one sent, and take an import back.</summary>
    ConfirmImport,

    /// <summary>Move the rehearsal clock on.</summary>
    AdvanceClock,
}

/// <summary>Which role may do what. One table: whoever is in office sees their own tasks, the rest follows from here.</summary>
public static class DeskPolicy
{
    private static readonly ImmutableArray<DeskRole> Everybody = [.. Enum.GetValues<DeskRole>()];

    /// <summary>Experts and the finance bureau see what they are asked, and nothing else.</summary>
    private static readonly ImmutableArray<DeskRole> Bureau = [.. Everybody.Except([DeskRole.Expert, DeskRole.FinanceOfficer])];

    /// <summary>The roles of which one is needed.</summary>
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
    /// <exception cref="ArgumentException">No role of the officer does.</exception>
    public static Signature Sign(Officer officer, DeskAct act, DateTimeOffset at) =>
        RolesFor(act)
            .Where(officer.Holds)
            .Select(role => new Signature(officer.Id, role.ToString(), at) { Basis = act.ToString() })
            .FirstOrDefault()
        ?? throw new ArgumentException($"No role of {officer.Id} entitles to {act}.", nameof(officer));
}
