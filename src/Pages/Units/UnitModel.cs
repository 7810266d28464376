using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>The page of a unit for one of its clerks, with all applications of the clerk.</summary>
/// <param name="ReceiptsHref">Without a leading slash; null where nothing was submitted.</param>
public sealed record UnitModel(string UnitName, string UnitCode, string? ReceiptsHref) : IModelOf<UnitPage>
{
    public required ImmutableArray<UnitApplication> Applications { get; init; }

    /// <summary>Drafts that the clerk may accept.</summary>
    public ImmutableArray<WaitingRow> Waiting { get; init; } = [];

    /// <summary>A query string; null on the last page.</summary>
    public string? OlderWaitingHref { get; init; }

    public required PagerModel Pager { get; init; }
}

/// <summary>An application of the unit.</summary>
/// <param name="Missing">Number of items missing for the submission; 0 after it.</param>
/// <param name="Deadline">Exclusive: the next day by which the clerk must act; null where nothing is due.</param>
/// <param name="Href">Without a leading slash; null where another clerk is the contact.</param>
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

/// <summary>A draft that waits for acceptance by the unit.</summary>
/// <param name="Href">Without a leading slash.</param>
public sealed record WaitingRow(string Title, DateTimeOffset BegunAt, string Href);
