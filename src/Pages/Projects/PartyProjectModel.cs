using System.Collections.Immutable;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Projects;

/// <summary>Acts of a unit or investigator in a project.</summary>
public enum ProjectAct
{
    /// <summary>Complete and sign the contract.</summary>
    Contract,

    /// <summary>Decline an amount that the meeting reduced.</summary>
    Refuse,

    /// <summary>Sign the contract as investigator.</summary>
    Sign,

    /// <summary>Submit a progress report, or a report on rectification after a check.</summary>
    Progress,

    /// <summary>Submit the final report.</summary>
    Report,

    /// <summary>Request or file a change.</summary>
    Change,

    /// <summary>Account for amounts paid after the final report.</summary>
    Settle,
}

/// <summary>A project for its unit or its investigator.</summary>
/// <param name="Address">Path of the page, without a leading slash.</param>
public sealed record PartyProjectModel(ProjectDetails Project, string Address) : IModelOf<PartyProjectPage>, IMayBeDrill
{
    public bool IsDrill => Project.IsDrill;

    public ImmutableArray<ProjectAct> Acts { get; init; } = [];

    /// <summary>Whether the contract contains a budget by subject.</summary>
    public bool HasBudget { get; init; }

    /// <summary>0: none required.</summary>
    public int MinimumMilestones { get; init; }

    /// <summary>Whether the unit enters the investigator's mail address, because the commitment was signed on paper.</summary>
    public bool AsksInvestigatorEmail { get; init; }

    /// <summary>Whether the final report requires an audit report.</summary>
    public bool NeedsAudit { get; init; }

    /// <summary>Whether the final report requires the certificate of the research report.</summary>
    public bool NeedsCertificate { get; init; }

    /// <summary>Exclusive; null where no progress report is due.</summary>
    public DateTimeOffset? ProgressUntil { get; init; }

    /// <summary>Exclusive; null where no final report is due.</summary>
    public DateTimeOffset? ReportUntil { get; init; }

    /// <summary>Exclusive; null where nothing is to be accounted for.</summary>
    public DateTimeOffset? SettleUntil { get; init; }

    public ImmutableArray<ChangeKind> ChangeKinds { get; init; } = [];

    /// <summary>The rejected form.</summary>
    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>Initial values of the forms.</summary>
    public FormState Initial { get; init; } = FormState.Empty;
}
