namespace CreditFunctions.Functions.Cases;

/// <summary>A page of cases, newest first, as JSON.</summary>
/// <param name="Next">Value of <c>from</c> for the next page; null on the last one.</param>
public sealed record CaseListView(IReadOnlyList<CaseSummary> Cases, string? Next);
