using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project for officers.</summary>
public sealed record ProjectModel(DeskFrame Frame, ProjectDetails Project) : IModelOf<ProjectPage>
{
    /// <summary>The form of what the reader enters from paper: one of <see cref="Papers"/>; null where nothing can be entered.</summary>
    public PaperForm? PaperForm { get; init; }

    /// <summary>The payments that the reader can reverse.</summary>
    public ImmutableArray<ReversalChoice> Reversals { get; init; } = [];

    /// <summary>Everything that can be entered from paper now.</summary>
    public ImmutableArray<PaperForm> Papers { get; init; } = [];

    /// <summary>Whether the reader may record a risk, for which the project is checked.</summary>
    public bool MayOrderCheck { get; init; }

    /// <summary>What was entered from paper and waits for another officer; null where nothing does.</summary>
    public PaperModel? Paper { get; init; }

    /// <summary>Whether the reader may confirm or reject it.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>Whether the reader can enter how letters were served.</summary>
    public bool AsksService { get; init; }

    /// <summary>Whether the unit agreed to electronic service.</summary>
    public bool HasConsent { get; init; }

    /// <summary>Files that the reader may release.</summary>
    public ImmutableArray<ReleasableFile> Releasable { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<ProjectEvent> Events { get; init; } = [];
}

/// <summary>Something that happened to a project.</summary>
/// <param name="Fact">Name of its type.</param>
/// <param name="Actor">Name of an officer, or the side that acted.</param>
public sealed record ProjectEvent(string Fact, DateTimeOffset At, string Actor);

/// <summary>A decision of the finance bureau, or the opinion of an expert, that can be entered from paper.</summary>
/// <param name="Asked">What was asked, as the form names it.</param>
/// <param name="Subject">Number of the instalment, or id of the expert; empty where the step has one object.</param>
public sealed record PaperForm(string Asked, string Step, string Subject, ImmutableArray<StepField> Fields);

/// <summary>A payment that was perhaps entered wrongly.</summary>
/// <param name="Asked">As the form names it.</param>
public sealed record ReversalChoice(string Asked, FundEntry Payment);

/// <summary>A decision that was entered from paper.</summary>
/// <param name="DocumentId">Of its scan.</param>
public sealed record PaperModel(string Step, string Subject, string EnteredBy, DateTimeOffset EnteredAt, string DocumentId)
{
    /// <summary>The payment that it reverses; null for every other decision.</summary>
    public FundEntry? Reverses { get; init; }

    public ImmutableArray<StepField> Fields { get; init; } = [];

    /// <summary>What was entered, by the names of the fields.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}
