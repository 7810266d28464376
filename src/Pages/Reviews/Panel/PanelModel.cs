using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>The stages of an expert's session.</summary>
public enum PanelStage
{
    /// <summary>Conflict declaration; no document is accessible yet.</summary>
    Declaring,

    /// <summary>Documents are accessible; scores are saved until the signature.</summary>
    Scoring,

    Signed,
}

/// <summary>专家评审: the session of an expert in a review batch.</summary>
public sealed record PanelModel(string Officer, string RoundTitle, PanelStage Stage) : IModelOf<PanelPage>
{
    public required ImmutableArray<PanelApplication> Applications { get; init; }

    /// <summary>One criterion without a name where the round has no criteria.</summary>
    public required ImmutableArray<ScoreCriterion> Criteria { get; init; }

    /// <summary>Due time, exclusive; null where the task is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>Null where no task follows.</summary>
    public NextTask? Next { get; init; }

    /// <summary>Whether this browser still has to give the code: then saving asks for it too.</summary>
    public bool AsksCodeToSave { get; init; } = true;

    public string? AntiForgeryToken { get; init; }

    public string? EndAddress { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    /// <summary>Null before the first save.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Null before the signature.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whether this visit tried to sign again: the first signature remains valid.</summary>
    public bool WasKept { get; init; }

    internal IEnumerable<PanelApplication> ToScore => Applications.Where(application => application.Recusal is null);

    internal IEnumerable<PanelApplication> Recused => Applications.Where(application => application.Recusal is not null);
}

/// <summary>An application of a session.</summary>
public sealed record PanelApplication(
    string Id,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>摘要</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Empty before the declaration.</summary>
    public ImmutableArray<TaskDocument> Documents { get; init; } = [];

    /// <summary>Whether the mail addresses of expert and applicant have the same domain, a possible conflict of interest.</summary>
    public bool MayConflict { get; init; }

    /// <summary>Null where the expert reviews it.</summary>
    public string? Recusal { get; init; }

    /// <summary>Weighted total; null while a criterion is missing.</summary>
    public decimal? Total { get; init; }
}

/// <summary>A criterion, scored from 0 to 100.</summary>
/// <param name="Weight">In percent of the total.</param>
public sealed record ScoreCriterion(string Id, string Name, decimal Weight = 100)
{
    public string? Hint { get; init; }
}
