using System.Collections.Immutable;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Projects;

/// <summary>What a unit, or an investigator, can do in a project now.</summary>
public enum ProjectAct
{
    /// <summary>Fill the contract in and sign it.</summary>
    Contract,

    /// <summary>Refuse an amount that the meeting reduced.</summary>
    Refuse,

    /// <summary>Sign it as investigator.</summary>
    Sign,

    /// <summary>Report on the way, or on a rectification after a check.</summary>
    Progress,

    /// <summary>Give the final report.</summary>
    Report,

    /// <summary>Ask for a change, or file one.</summary>
    Change,

    /// <summary>Account for what was paid after the final report.</summary>
    Settle,
}

/// <summary>A project for its unit or its investigator.</summary>
/// <param name="Address">Path of the page, without a leading slash.</param>
public sealed record PartyProjectModel(ProjectDetails Project, string Address) : IModelOf<PartyProjectPage>
{
    /// <summary>What whoever opened the page can do.</summary>
    public ImmutableArray<ProjectAct> Acts { get; init; } = [];

    /// <summary>Whether the contract holds a budget by subject.</summary>
    public bool HasBudget { get; init; }

    /// <summary>How many stages the contract holds at least; 0: none are asked for.</summary>
    public int MinimumMilestones { get; init; }

    /// <summary>Whether the unit names the mailbox of the investigator, who signed the commitment on paper.</summary>
    public bool AsksInvestigatorEmail { get; init; }

    /// <summary>Whether the final report comes with an audit report.</summary>
    public bool NeedsAudit { get; init; }

    /// <summary>Whether the final report names the certificate of the research report.</summary>
    public bool NeedsCertificate { get; init; }

    /// <summary>By when the next report on the way is due (exclusive); null where none is.</summary>
    public DateTimeOffset? ProgressUntil { get; init; }

    /// <summary>By when the final report is due (exclusive); null where none is.</summary>
    public DateTimeOffset? ReportUntil { get; init; }

    public ImmutableArray<ChangeKind> ChangeKinds { get; init; } = [];

    /// <summary>The form that was refused.</summary>
    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>What the forms begin with.</summary>
    public FormState Initial { get; init; } = FormState.Empty;
}
