using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>Integrity cases, the newest first.</summary>
public sealed record CaseListModel(DeskFrame Frame, ImmutableArray<CaseRow> Cases) : IModelOf<CaseListPage>
{
    /// <summary>Where older cases are; null where there are none.</summary>
    public string? OlderHref { get; init; }

    /// <summary>Whether the reader may open a case about a party without an application.</summary>
    public bool MayNote { get; init; }
}

/// <summary>One of them.</summary>
/// <param name="Number">案号</param>
public sealed record CaseRow(string Id, string Number, string Party, CaseState State, DateTimeOffset OpenedAt)
{
    /// <summary>What has to be done next; null where nothing is.</summary>
    public CaseAct? Next { get; init; }

    /// <summary>From when on that is overdue (exclusive); null where it has no term.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Whether it is of a drill round.</summary>
    public bool IsDrill { get; init; }
}
