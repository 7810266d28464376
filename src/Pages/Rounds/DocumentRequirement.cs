using System.Collections.Immutable;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A document required by the round.</summary>
public sealed record DocumentRequirement(string Name)
{
    public bool IsOptional { get; init; }

    public string? Note { get; init; }

    /// <summary>Empty where the type is not displayed.</summary>
    public ImmutableArray<DocumentType> Types { get; init; } = [];

    /// <summary>Maximum file size in bytes; null where it is not displayed.</summary>
    public long? MaxBytes { get; init; }
}
