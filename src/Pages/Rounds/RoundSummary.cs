namespace CreditFunctions.Pages.Rounds;

/// <summary>One round in a list.</summary>
public sealed record RoundSummary(
    string Id,
    string Title,
    RoundPhase Phase,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    decimal BudgetYuan
)
{
    /// <summary>Whether it is a drill (演练).</summary>
    public bool IsDrill { get; init; }
}
