using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>How far an expert's session has come.</summary>
public enum PanelStage
{
    /// <summary>Conflicts come first; no document is open yet.</summary>
    Declaring,

    /// <summary>Documents are open, and what was typed is kept until it is signed.</summary>
    Scoring,

    Signed,
}

/// <summary>专家评审: one expert's session on a review batch.</summary>
public sealed record PanelModel(string Officer, string RoundTitle, PanelStage Stage) : IModelOf<PanelPage>
{
    public required ImmutableArray<PanelApplication> Applications { get; init; }

    /// <summary>What is scored; one without a name where the round has no criteria.</summary>
    public required ImmutableArray<ScoreCriterion> Criteria { get; init; }

    /// <summary>From when on the task is overdue; null where it is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Until when the link works, exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>What the officer goes on with, once this is decided; null for nothing.</summary>
    public NextTask? Next { get; init; }

    /// <summary>Whether this browser has not given the code yet: then saving asks for it as well.</summary>
    public bool AsksCodeToSave { get; init; } = true;

    /// <summary>Of this browser's session.</summary>
    public string? AntiForgeryToken { get; init; }

    /// <summary>Where this browser's session is ended; null where it has none.</summary>
    public string? EndAddress { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormState State { get; init; } = FormState.Empty;

    /// <summary>When it was last saved; null where it never was.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was signed; null until then.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whether this visit tried to sign again: what was signed first stands.</summary>
    public bool WasKept { get; init; }

    internal IEnumerable<PanelApplication> ToScore => Applications.Where(application => application.Recusal is null);

    internal IEnumerable<PanelApplication> Recused => Applications.Where(application => application.Recusal is not null);
}

/// <summary>One application of a session.</summary>
public sealed record PanelApplication(
    string Id,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>摘要; empty where there is none.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>What is to be read; empty before the declaration.</summary>
    public ImmutableArray<TaskDocument> Documents { get; init; } = [];

    /// <summary>Whether the expert's address is of the same house as the application's: worth a second look.</summary>
    public bool MayConflict { get; init; }

    /// <summary>Why the expert does not review it; null where they do.</summary>
    public string? Recusal { get; init; }

    /// <summary>The whole score of what is filled in; null while a criterion is missing.</summary>
    public decimal? Total { get; init; }
}

/// <summary>What an expert scores, from 0 to 100.</summary>
/// <param name="Weight">Its share of the whole, in percent.</param>
public sealed record ScoreCriterion(string Id, string Name, decimal Weight = 100)
{
    public string? Hint { get; init; }
}
