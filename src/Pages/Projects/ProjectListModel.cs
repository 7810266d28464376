using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Projects;

/// <summary>专项资金台账: the register shared by both bureaus, newest award first.</summary>
public sealed record ProjectListModel(DeskFrame Frame, ImmutableArray<ProjectRow> Projects) : IModelOf<ProjectListPage>
{
    /// <summary>Null on the last page.</summary>
    public string? OlderHref { get; init; }
}

/// <summary>A project in the register.</summary>
/// <param name="DifferenceYuan">Amount due and not paid.</param>
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
    /// <summary>Voucher numbers of the treasury.</summary>
    public ImmutableArray<string> Vouchers { get; init; } = [];

    public bool IsDrill { get; init; }
}
