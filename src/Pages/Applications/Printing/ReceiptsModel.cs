using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Pages.Applications.Printing;

/// <summary>回执: one application per sheet.</summary>
/// <param name="BackHref">Without a leading slash.</param>
public sealed record ReceiptsModel(string BackHref, DateTimeOffset PrintedAt) : IModelOf<ReceiptsPage>
{
    public required ImmutableArray<ReceiptSheet> Receipts { get; init; }
}

/// <summary>The receipt of one application.</summary>
public sealed record ReceiptSheet(string Id, string Title, string RoundTitle, string Unit, ApplicationState State, string VersionCode)
{
    /// <summary>申报编号</summary>
    public required string Serial { get; init; }

    /// <summary>Oldest first, by the server's clock.</summary>
    public required ImmutableArray<ReceivedItem> Received { get; init; }

    public ImmutableArray<DocumentRow> Documents { get; init; } = [];

    public int Submissions { get; init; }

    public ImmutableArray<PartyRow> Signers { get; init; } = [];
}

/// <summary>An item that was received.</summary>
/// <param name="Kind">Key of its text: <c>Submission</c>, <c>Recall</c>, <c>Correction</c>, <c>Answer</c>, <c>Statement</c>,
/// <c>Withdrawal</c>, <c>Renunciation</c>.</param>
public sealed record ReceivedItem(string Kind, DateTimeOffset At);
