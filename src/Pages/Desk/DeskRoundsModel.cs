using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>Published rounds, and drafts.</summary>
public sealed record DeskRoundsModel(DeskFrame Frame, ImmutableArray<RoundLine> Rounds, ImmutableArray<GuideDraftLine> Drafts)
    : IModelOf<DeskRoundsPage>
{
    public bool MayWrite { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>A draft in the list.</summary>
public sealed record GuideDraftLine(string Id, string Title, bool IsCorrection, DateTimeOffset BegunAt, string Author);
