using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>The next act in a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseAct>))]
public enum CaseAct
{
    DecideIntake,

    EnterUnitReport,

    /// <summary>The leader extends or suspends the investigation; no task is created for it.</summary>
    DecideTerm,

    ResumeInvestigation,

    /// <summary>By an investigator; no task is created for it.</summary>
    AskAssessment,

    WithdrawAssessment,

    EnterAssessment,

    ConfirmAssessment,

    Propose,

    Confirm,

    /// <summary>An officer asks for a recusal, possibly their own; no task is created for it.</summary>
    AskRecusal,

    /// <summary>By a leader whom the request does not concern.</summary>
    DecideRecusal,

    /// <summary>The successor of a recused investigator confirms what that investigator signed.</summary>
    ReconfirmProposal,

    ServeNotice,

    GiveDefence,

    /// <summary>An officer enters a request on paper; no task is created for it.</summary>
    EnterHearingRequest,

    ConfirmHearingRequest,

    ArrangeHearing,

    ServeHearing,

    RecordHearing,

    /// <summary>法制审核</summary>
    ReviewLegally,

    Decide,

    ConfirmDecision,

    EnterDefence,

    ConfirmDefence,

    /// <summary>An officer serves decision and repair notice together and enters the service.</summary>
    ServeDecision,

    /// <summary>An officer enters a request on paper; no task is created for it.</summary>
    EnterReexamination,

    ConfirmReexamination,

    /// <summary>By an officer without another seat in the case.</summary>
    DecideReexaminationIntake,

    ProposeReexamination,

    /// <summary>By a leader without another seat in the case.</summary>
    DecideReexamination,

    /// <summary>An officer serves that decision, or the refusal, and enters the service.</summary>
    ServeReexamination,

    /// <summary>An officer enters the superior's information about an appeal; no task is created for it.</summary>
    EnterAppeal,

    ConfirmAppeal,

    /// <summary>An officer enters that the case was reported to the superior; no task is created for it.</summary>
    EnterReportUp,

    /// <summary>An officer serves a letter to the reporter, a unit or another authority and enters the service.</summary>
    ServeOther,

    ProposeRepair,

    DecideRepair,

    ServeRepair,
}
