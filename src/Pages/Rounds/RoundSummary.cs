namespace CreditFunctions.Pages.Rounds;

/// <summary>A round in a list.</summary>
public sealed record RoundSummary(
    string Id,
    string Title,
    RoundPhase Phase,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    decimal BudgetYuan
)
{
    /// <summary>演练</summary>
    public bool IsDrill { get; init; }
}
