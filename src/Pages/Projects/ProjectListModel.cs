using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>专项资金台账: the register that both bureaus know, the newest award first.</summary>
public sealed record ProjectListModel(DeskFrame Frame, ImmutableArray<ProjectRow> Projects) : IModelOf<ProjectListPage>
{
    /// <summary>Where older projects are; null where there are none.</summary>
    public string? OlderHref { get; init; }
}

/// <summary>A project in the register.</summary>
/// <param name="DifferenceYuan">What is due and not paid.</param>
public sealed record ProjectRow(
    string Id,
    string Number,
    string Title,
    string Unit,
    string AwardNumber,
    ApplicationState State,
    decimal AmountYuan,
    decimal PaidYuan,
    decimal DifferenceYuan,
    decimal ToRecoverYuan
)
{
    /// <summary>Vouchers of the treasury.</summary>
    public string Vouchers { get; init; } = "";
}
