using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>A unit's page for one of its clerks: every application that the clerk looks after.</summary>
/// <param name="ReceiptsHref">All receipts on one page, without a leading slash; null where nothing was submitted.</param>
public sealed record UnitModel(string UnitName, string UnitCode, string? ReceiptsHref) : IModelOf<UnitPage>
{
    public required ImmutableArray<UnitApplication> Applications { get; init; }

    /// <summary>Drafts that the clerk may accept.</summary>
    public ImmutableArray<WaitingRow> Waiting { get; init; } = [];

    /// <summary>Leads to the older ones, as a query; null where there are none.</summary>
    public string? OlderWaitingHref { get; init; }

    public required PagerModel Pager { get; init; }
}

/// <summary>One application of the unit.</summary>
/// <param name="Missing">How many things stand between it and its submission; 0 where it is submitted.</param>
/// <param name="Deadline">The next day by which the clerk has to do something (exclusive); null where nothing is due.</param>
/// <param name="Href">Opens it, without a leading slash; null where it has another contact.</param>
public sealed record UnitApplication(
    string Title,
    string RoundTitle,
    ApplicationState State,
    int Missing,
    DateTimeOffset? Deadline,
    DateTimeOffset? ReceivedAt,
    string? Href
)
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }
}

/// <summary>A draft that waits to be accepted.</summary>
/// <param name="Href">Where it is accepted, without a leading slash.</param>
public sealed record WaitingRow(string Title, DateTimeOffset BegunAt, string Href);
