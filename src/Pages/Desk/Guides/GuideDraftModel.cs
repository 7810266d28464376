using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>A guide that is being written, or the correction of a published one.</summary>
public sealed record GuideDraftModel(DeskFrame Frame, string Id, string Title, bool IsCorrection) : IModelOf<GuideDraftPage>
{
    /// <summary>What stands in the form, and what is wrong with it.</summary>
    public required FormState State { get; init; }

    /// <summary>How many rows each list has, by its field.</summary>
    public required ImmutableDictionary<string, int> Rows { get; init; }

    /// <summary>What still stands in the way of publication.</summary>
    public required ImmutableArray<Error> Missing { get; init; }

    /// <summary>Officers of the directory, to be added to the round's staff.</summary>
    public required ImmutableArray<Choice> Officers { get; init; }

    /// <summary>Who wrote on it.</summary>
    public required ImmutableArray<string> Writers { get; init; }

    /// <summary>What happened to it, newest first.</summary>
    public ImmutableArray<DeskEvent> Events { get; init; } = [];

    /// <summary>Which version is shown: what the reader publishes.</summary>
    public int Version { get; init; }

    /// <summary>Whether the reader may write on it.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Whether the reader may publish it: not who wrote on it.</summary>
    public bool MayPublish { get; init; }

    /// <summary>Whether it was published or given up.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How many rows a list has.</summary>
    internal int RowsOf(string list) => Rows.GetValueOrDefault(list);
}
