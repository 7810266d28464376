namespace CreditFunctions.Core.Notifications;

/// <summary>What is told of a project.</summary>
public enum ProjectNews
{
    /// <summary>To the unit: fill the contract in and sign it.</summary>
    ContractAsked,

    /// <summary>To the investigator: sign the contract.</summary>
    SignatureAsked,

    /// <summary>The bureau returned the contract.</summary>
    ContractReturned,

    /// <summary>The bureau signed: the work begins.</summary>
    ContractSigned,

    /// <summary>The contract was not signed in time: the award counts as renounced.</summary>
    ContractLapsed,

    /// <summary>The term for the contract ends soon.</summary>
    ContractEndsSoon,

    /// <summary>A report on the way is due.</summary>
    ProgressDue,

    /// <summary>The final report is due.</summary>
    FinalReportDue,

    /// <summary>The term of the rectification ends soon.</summary>
    RectificationEndsSoon,

    /// <summary>Money that is demanded back is to be returned soon.</summary>
    RecoveryEndsSoon,

    /// <summary>A term is over, and nothing came.</summary>
    TermIsOver,

    /// <summary>What was paid after the final report is to be accounted for soon.</summary>
    SettlementEndsSoon,

    /// <summary>The treasury paid.</summary>
    Paid,

    /// <summary>The treasury paid after the final report: the unit accounts for it.</summary>
    PaidToSettle,

    /// <summary>验收通过</summary>
    Passed,

    /// <summary>结题</summary>
    Concluded,

    /// <summary>整改</summary>
    RectificationOrdered,

    /// <summary>验收不通过</summary>
    NotPassed,

    ChangeAgreed,
    ChangeRefused,

    /// <summary>To a unit, or a principal investigator, that took the project over.</summary>
    TakenOver,

    /// <summary>追缴</summary>
    RecoveryDemanded,

    /// <summary>The letter was served: the term runs.</summary>
    RecoveryServed,

    /// <summary>撤销立项</summary>
    AwardRevoked,

    /// <summary>恢复立项</summary>
    AwardRestored,

    /// <summary>The term for the contract ends later, by a notice of working days.</summary>
    ContractMoved,

    /// <summary>The term of the rectification ends later, by a notice of working days.</summary>
    RectificationMoved,

    /// <summary>Money that is demanded back is to be returned later, by a notice of working days.</summary>
    RecoveryMoved,

    /// <summary>The decision of a case was reversed: the term for the contract begins again.</summary>
    ContractRenewed,

    /// <summary>The same, of the next report on the way.</summary>
    ProgressRenewed,

    /// <summary>The same, of the final report.</summary>
    FinalReportRenewed,

    /// <summary>The same, of the rectification.</summary>
    RectificationRenewed,

    /// <summary>The same, of the account of what was paid after the final report.</summary>
    SettlementRenewed,

    /// <summary>归档</summary>
    Archived,
}

/// <summary>To the unit of a project, or its investigator.</summary>
/// <param name="Until">The first instant that is too late; null where no term runs.</param>
/// <param name="Reason">As an officer wrote it; empty where none was given.</param>
public sealed record ProjectNotified(string To, string ApplicationId, string Title, ProjectNews News, DateTimeOffset? Until, string Reason)
    : ApplicantNotification(To, ApplicationId, Title)
{
    /// <summary>Whether the mail goes to the investigator.</summary>
    public bool IsToInvestigator { get; init; }
}
