using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>按月对账: what was due and paid in a month, by the ledgers and by the files of the treasury.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="IsDrill">Whether of training rounds.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record ReconciliationModel(
    DeskFrame Frame,
    DateOnly Month,
    bool IsDrill,
    ImmutableArray<ReconciliationRow> Rows,
    string? Next
) : IModelOf<ReconciliationPage>;
