using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>What has to be done next in a case, by somebody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseAct>))]
public enum CaseAct
{
    /// <summary>A second officer decides whether the bureau takes a noted suspicion in.</summary>
    DecideIntake,

    /// <summary>An officer enters what the unit reported to which the case was passed.</summary>
    EnterUnitReport,

    /// <summary>The leader extends the term of the investigation, or suspends it; nobody is asked for it.</summary>
    DecideTerm,

    /// <summary>The leader resumes a suspended investigation.</summary>
    ResumeInvestigation,

    /// <summary>An investigator asks for an academic assessment; nobody is asked for it.</summary>
    AskAssessment,

    /// <summary>The other investigator finds that none is needed; nobody is asked for it.</summary>
    WithdrawAssessment,

    /// <summary>An investigator enters what the experts concluded.</summary>
    EnterAssessment,

    /// <summary>The other investigator compares that with its scan.</summary>
    ConfirmAssessment,

    /// <summary>An investigator proposes measures, or that the suspicion is unfounded.</summary>
    Propose,

    /// <summary>The other investigator confirms the proposal, or disagrees with a reason.</summary>
    Confirm,

    /// <summary>An officer asks that somebody is recused, also themselves; nobody is asked for it.</summary>
    AskRecusal,

    /// <summary>A leader whom it is not about decides on a request for a recusal.</summary>
    DecideRecusal,

    /// <summary>In place of a recused investigator, somebody else confirms what was signed.</summary>
    ReconfirmProposal,

    /// <summary>An officer serves the advance notice and enters how.</summary>
    ServeNotice,

    /// <summary>The party gives its statement and defence, or lets the term end.</summary>
    GiveDefence,

    /// <summary>An officer enters a request for a hearing from paper; nobody is asked for it.</summary>
    EnterHearingRequest,

    /// <summary>A second officer compares that with its scan.</summary>
    ConfirmHearingRequest,

    /// <summary>An officer fixes day, place and chair of a hearing.</summary>
    ArrangeHearing,

    /// <summary>An officer serves its notice and enters how.</summary>
    ServeHearing,

    /// <summary>The chair of the hearing enters its signed record.</summary>
    RecordHearing,

    /// <summary>法制审核</summary>
    ReviewLegally,

    Decide,

    /// <summary>A member of the meeting confirms what its secretary entered, or rejects it with a reason.</summary>
    ConfirmDecision,

    /// <summary>An officer enters a statement and defence that was given on paper or orally; nobody is asked for it.</summary>
    EnterDefence,

    /// <summary>A second officer compares that with its scan.</summary>
    ConfirmDefence,

    /// <summary>An officer serves decision and repair notice together and enters how.</summary>
    ServeDecision,

    /// <summary>An officer enters a request for re-examination from paper; nobody is asked for it.</summary>
    EnterReexamination,

    /// <summary>A second officer compares that with its scan.</summary>
    ConfirmReexamination,

    /// <summary>Somebody without another seat in the case accepts a request for re-examination, or refuses it.</summary>
    DecideReexaminationIntake,

    /// <summary>They propose to uphold or to reverse the decision.</summary>
    ProposeReexamination,

    /// <summary>A leader without another seat in the case decides on it.</summary>
    DecideReexamination,

    /// <summary>An officer serves that decision, or the refusal, and enters how.</summary>
    ServeReexamination,

    /// <summary>An officer enters what the superior has told of an appeal; nobody is asked for it.</summary>
    EnterAppeal,

    /// <summary>A second officer compares that with its scan.</summary>
    ConfirmAppeal,

    /// <summary>An officer enters that the case was reported to the superior; nobody is asked for it.</summary>
    EnterReportUp,

    /// <summary>An officer serves a letter on whoever reported, on a unit or another authority, and enters how.</summary>
    ServeOther,

    /// <summary>An officer examines an application for repair and proposes to grant or to refuse it.</summary>
    ProposeRepair,

    /// <summary>The leader grants or refuses the repair.</summary>
    DecideRepair,

    /// <summary>An officer serves that decision and enters how.</summary>
    ServeRepair,
}
