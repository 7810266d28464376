using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>Integrity cases, newest first.</summary>
public sealed record CaseListModel(DeskFrame Frame, ImmutableArray<CaseRow> Cases) : IModelOf<CaseListPage>
{
    /// <summary>Null on the last page.</summary>
    public string? OlderHref { get; init; }

    /// <summary>Whether the reader may open a case about a party without an application.</summary>
    public bool MayNote { get; init; }
}

/// <summary>A case in the list.</summary>
/// <param name="Number">案号</param>
public sealed record CaseRow(string Id, string Number, string Party, CaseState State, DateTimeOffset OpenedAt)
{
    /// <summary>Null where no act is due.</summary>
    public CaseAct? Next { get; init; }

    /// <summary>Exclusive; null where there is no term.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    public bool IsDrill { get; init; }
}
