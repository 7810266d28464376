using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>Rounds that are published, and drafts of those that are not.</summary>
public sealed record DeskRoundsModel(DeskFrame Frame, ImmutableArray<RoundLine> Rounds, ImmutableArray<GuideDraftLine> Drafts)
    : IModelOf<DeskRoundsPage>
{
    /// <summary>Whether the reader may begin a draft.</summary>
    public bool MayWrite { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>One draft in the list.</summary>
public sealed record GuideDraftLine(string Id, string Title, bool IsCorrection, DateTimeOffset BegunAt, string Author);
