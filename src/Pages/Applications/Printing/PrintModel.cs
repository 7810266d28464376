using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;

namespace CreditFunctions.Pages.Applications.Printing;

/// <summary>An application and its commitments for printing, signing and sealing.</summary>
/// <param name="VersionCode">Printed at the foot of every page.</param>
public sealed record PrintModel(string Id, string Title, string RoundTitle, string Category, decimal AmountYuan, string VersionCode)
    : IModelOf<PrintPage>
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }

    public string Abstract { get; init; } = "";

    public string? RecommendingBody { get; init; }

    public required ImmutableArray<PartyRow> Parties { get; init; }

    public required ImmutableArray<CommitmentToPrint> Commitments { get; init; }

    public required ImmutableArray<DocumentRow> Documents { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public required string ApplicationHref { get; init; }
}

/// <summary>A commitment with the full signed text.</summary>
public sealed record CommitmentToPrint(string Party, PartyRole Role, string Identifier, CommitmentText Text, Commitment Signed);
