using System.Collections.Immutable;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A document that an application of the round brings along.</summary>
public sealed record DocumentRequirement(string Name)
{
    /// <summary>Whether the application may be submitted without it.</summary>
    public bool IsOptional { get; init; }

    public string? Note { get; init; }

    /// <summary>What it may be by its content; nothing is shown of an empty list.</summary>
    public ImmutableArray<DocumentType> Types { get; init; } = [];

    /// <summary>Largest file in bytes; null: not told.</summary>
    public long? MaxBytes { get; init; }
}
