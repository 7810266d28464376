using System.Collections.Immutable;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Staff;

/// <summary>A task that lies with somebody, to be handed over or given a new link.</summary>
public sealed record TransferModel(DeskFrame Frame, string Step, string About, string Officer, DateTimeOffset Since)
    : IModelOf<TransferPage>
{
    /// <summary>Who may take it.</summary>
    public required ImmutableArray<Choice> Others { get; init; }

    /// <summary>Its own address, without a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Whether nothing more can be done: it was decided, or passed on already.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the form of the hand-over comes back with.</summary>
    public FormState State { get; init; } = FormState.Empty;
}
