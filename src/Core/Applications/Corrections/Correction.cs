using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Applications;

/// <summary>补正: what has to be corrected, and until when (exclusive).</summary>
public sealed record Correction(string Reason, DateTimeOffset RequestedAt, DateTimeOffset Until)
{
    /// <summary>How the end was computed.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Null until the correction is submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    /// <summary>The application at the request for correction; null in records without it.</summary>
    public CorrectionBaseline? Before { get; init; }

    public bool IsOpen(string key) => Opens.Any(item => item.Key == key);

    [JsonIgnore]
    public bool OpensForm => Opens.Any(item => CorrectionItem.IsOfForm(item.Key));

    /// <summary>Whether a document of a kind may be uploaded: the signed print may be wherever its contents may change.</summary>
    public bool OpensDocument(string kind) =>
        IsOpen(CorrectionItem.KeyOfDocument(kind))
        || (kind == DocumentPolicy.SignedScanKind && Opens.Any(item => item.Kind is not CorrectionItemKind.Document));

    /// <summary>Whether a party may sign: it was selected, or its signature is missing because the party was added or changed.</summary>
    public bool OpensCommitment(Application application, string partyId) =>
        IsOpen(CorrectionItem.KeyOfCommitment(partyId)) || application.Commitments.All(signed => signed.PartyId != partyId);
}

/// <summary>The contents and documents of an application before its correction.</summary>
public sealed record CorrectionBaseline(string Title, string Abstract, string CategoryId, decimal AmountYuan, string? RecommendingBodyId)
{
    public ImmutableArray<Party> Parties { get; init; } = [];

    public ImmutableArray<Document> Documents { get; init; } = [];

    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    public static CorrectionBaseline Of(Application application) =>
        new(application.Title, application.Abstract, application.CategoryId, application.AmountYuan, application.RecommendingBodyId)
        {
            Parties = application.Parties,
            Documents = application.Documents,
            Commitments = application.Commitments,
        };
}
