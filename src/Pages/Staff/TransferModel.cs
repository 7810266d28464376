using System.Collections.Immutable;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Staff;

/// <summary>An open task, to be transferred or given a new link.</summary>
public sealed record TransferModel(DeskFrame Frame, string Step, string About, string Officer, DateTimeOffset Since)
    : IModelOf<TransferPage>
{
    /// <summary>Possible recipients.</summary>
    public required ImmutableArray<Choice> Others { get; init; }

    /// <summary>Address of the page, without a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the task was decided or transferred already.</summary>
    public bool IsClosed { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}
