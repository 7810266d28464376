using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Applications;

/// <summary>补正: what has to be corrected, and until when (exclusive).</summary>
public sealed record Correction(string Reason, DateTimeOffset RequestedAt, DateTimeOffset Until)
{
    /// <summary>How the end was counted.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>When it was submitted; null until then.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Everything that may be changed, as the officer selected it.</summary>
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    /// <summary>The application as it was when the correction was asked for; null before that is recorded.</summary>
    public CorrectionBaseline? Before { get; init; }

    /// <summary>Whether an item may be changed.</summary>
    public bool IsOpen(string key) => Opens.Any(item => item.Key == key);

    /// <summary>Whether anything of the application's form may be changed.</summary>
    [JsonIgnore]
    public bool OpensForm => Opens.Any(item => CorrectionItem.IsOfForm(item.Key));

    /// <summary>Whether a document of a kind may be uploaded: the signed print follows from everything that is printed on it.</summary>
    public bool OpensDocument(string kind) =>
        IsOpen(CorrectionItem.KeyOfDocument(kind))
        || (kind == DocumentPolicy.SignedScanKind && Opens.Any(item => item.Kind is not CorrectionItemKind.Document));

    /// <summary>Whether a party may sign: it was selected, or its signature is missing because the party was added or changed.</summary>
    public bool OpensCommitment(Application application, string partyId) =>
        IsOpen(CorrectionItem.KeyOfCommitment(partyId)) || application.Commitments.All(signed => signed.PartyId != partyId);
}

/// <summary>What an application said, and had attached, before its correction.</summary>
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
