using System.Collections.Immutable;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What somebody who decides sees of an application.</summary>
public sealed record TaskApplication(
    string Number,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>摘要; empty where there is none.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>What is to be read before deciding; null where that was done before.</summary>
    public ImmutableArray<TaskDocument>? Documents { get; init; }
}

/// <summary>A document to be read before deciding.</summary>
public sealed record TaskDocument(string Name, string FileName, long SizeBytes, string Href)
{
    /// <summary>What a reader should know before opening it.</summary>
    public FileStatus? Status { get; init; }

    /// <summary>Its kind, where the app has a word for it; else the guide names it.</summary>
    public string? Kind { get; init; }
}
