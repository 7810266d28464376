using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What somebody who decides sees of an application.</summary>
public sealed record TaskApplication(string Number, string Title, string Unit, string PrincipalInvestigator, string Category, decimal AmountYuan)
{
    /// <summary>What is to be read before deciding; null where the decision is on a batch, whose documents were read before.</summary>
    public ImmutableArray<TaskDocument>? Documents { get; init; }
}

/// <summary>A document to be read before deciding.</summary>
public sealed record TaskDocument(string Name, string FileName, long SizeBytes, string Href);
