using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project for officers.</summary>
public sealed record ProjectModel(DeskFrame Frame, ProjectDetails Project) : IModelOf<ProjectPage>
{
    /// <summary>Form of the selected item of <see cref="Papers"/>; null where nothing can be entered.</summary>
    public PaperForm? PaperForm { get; init; }

    /// <summary>Payments that the reader can reverse.</summary>
    public ImmutableArray<ReversalChoice> Reversals { get; init; } = [];

    /// <summary>Items that can be entered from paper.</summary>
    public ImmutableArray<PaperForm> Papers { get; init; } = [];

    /// <summary>Whether the reader may record a risk, which orders a check.</summary>
    public bool MayOrderCheck { get; init; }

    /// <summary>Whether the reader may name an expert: the round has too few for the panel.</summary>
    public bool MayNameExpert { get; init; }

    /// <summary>Entered from paper; waits for another officer.</summary>
    public PaperModel? Paper { get; init; }

    public bool MayConfirm { get; init; }

    /// <summary>The letters whose service the reader can enter, as a form names them; null where there is none.</summary>
    public string? LettersToServe { get; init; }

    public bool HasConsent { get; init; }

    public ImmutableArray<ReleasableFile> Releasable { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>Newest first.</summary>
    public ImmutableArray<ProjectEvent> Events { get; init; } = [];
}

/// <summary>A recorded fact of a project.</summary>
/// <param name="Fact">Type name of the fact.</param>
/// <param name="Actor">Names of officers, or the side that acted.</param>
public sealed record ProjectEvent(string Fact, DateTimeOffset At, string Actor)
{
    /// <summary>Actor of the facts of a panel, whose experts are not named.</summary>
    public const string Expert = "panel-expert";
}

/// <summary>A decision of the finance bureau, or an expert's opinion, that can be entered from paper.</summary>
/// <param name="Asked">Value of the form field.</param>
/// <param name="Subject">Number of the instalment, or name of the expert; empty where the step has one object.</param>
public sealed record PaperForm(string Asked, string Step, string Subject, ImmutableArray<StepField> Fields);

/// <summary>A payment that can be reversed.</summary>
/// <param name="Asked">Value of the form field.</param>
public sealed record ReversalChoice(string Asked, FundEntry Payment);

/// <summary>A decision entered from paper.</summary>
/// <param name="DocumentId">Id of the scan.</param>
public sealed record PaperModel(string Step, string Subject, string EnteredBy, DateTimeOffset EnteredAt, string DocumentId)
{
    /// <summary>The payment to reverse; null for other decisions.</summary>
    public FundEntry? Reverses { get; init; }

    public ImmutableArray<StepField> Fields { get; init; } = [];

    /// <summary>By field name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}
