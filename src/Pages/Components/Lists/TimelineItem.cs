using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Components;

/// <summary>Something that happened.</summary>
public sealed record TimelineItem(string Title, DateTimeOffset At)
{
    public string? Detail { get; init; }

    /// <summary>The fields that it overwrote.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];

    /// <summary>Where more is told of it; null where nothing is.</summary>
    public string? Href { get; init; }

    public Tone Tone { get; init; }

    /// <summary>Whether it is where things stand now.</summary>
    public bool IsCurrent { get; init; }
}
