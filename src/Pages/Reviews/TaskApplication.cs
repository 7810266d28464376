using System.Collections.Immutable;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Reviews;

/// <summary>An application as displayed in a task.</summary>
public sealed record TaskApplication(
    string Number,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    string Category,
    decimal AmountYuan
)
{
    /// <summary>摘要</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Null where the documents were read in an earlier step.</summary>
    public ImmutableArray<TaskDocument>? Documents { get; init; }
}

/// <summary>A document to read before the decision.</summary>
public sealed record TaskDocument(string Name, string FileName, long SizeBytes, string Href)
{
    /// <summary>What to know before opening it.</summary>
    public FileStatus? Status { get; init; }

    /// <summary>Key of its name; null where the guide names it.</summary>
    public string? Kind { get; init; }
}
