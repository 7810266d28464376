using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>按月对账: due and paid amounts of a month, by the ledgers and by the treasury's files.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsDrill">Whether it covers drill rounds.</param>
/// <param name="Next">Start of the next page; null on the last one.</param>
public sealed record ReconciliationModel(
    DeskFrame Frame,
    DateOnly Month,
    bool IsDrill,
    ImmutableArray<ReconciliationRow> Rows,
    string? Next
) : IModelOf<ReconciliationPage>;
