using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>Kinds of items that a correction can open for change.</summary>
public enum CorrectionItemKind
{
    Title,
    Abstract,
    CategoryId,
    AmountYuan,
    RecommendingBodyId,

    /// <summary>Name, identifier and unit type of one party; a partner unit or member may also be removed.</summary>
    Party,

    /// <summary>Partner units and members may be added.</summary>
    NewParties,

    Document,

    Commitment,
}

/// <summary>One item that a correction opens. All other items stay locked.</summary>
/// <param name="Key">As in forms and JSON: <c>title</c>, <c>party:u1</c>, <c>document:budget</c>, <c>commitment:p1</c>.</param>
/// <param name="Subject">Name of the party or document; empty where kind or key is sufficient.</param>
public sealed record CorrectionItem(string Key, CorrectionItemKind Kind, string Subject)
{
    /// <summary>Key of <see cref="CorrectionItemKind.NewParties"/>.</summary>
    public const string NewParties = "newParties";

    public static string KeyOfParty(string partyId) => $"party:{partyId}";

    public static string KeyOfDocument(string kind) => $"document:{kind}";

    public static string KeyOfCommitment(string partyId) => $"commitment:{partyId}";

    /// <summary>All items that an officer can select for an application, in the order of its pages.</summary>
    public static ImmutableArray<CorrectionItem> Of(Application application, RoundGuide guide) =>
        [
            new("title", CorrectionItemKind.Title, ""),
            new("abstract", CorrectionItemKind.Abstract, ""),
            new("categoryId", CorrectionItemKind.CategoryId, ""),
            new("amountYuan", CorrectionItemKind.AmountYuan, ""),
            .. guide.RecommendingBodies.IsEmpty
                ? []
                : new[] { new CorrectionItem("recommendingBodyId", CorrectionItemKind.RecommendingBodyId, "") },
            .. application.Parties.Select(party => new CorrectionItem(KeyOfParty(party.Id), CorrectionItemKind.Party, party.Name)),
            new(NewParties, CorrectionItemKind.NewParties, ""),
            .. guide.RequiredDocuments.Select(document => new CorrectionItem(
                KeyOfDocument(document.Kind),
                CorrectionItemKind.Document,
                document.Name
            )),
            .. CommitmentPolicy.NeedsSignedScan(application, guide)
                ? [new CorrectionItem(KeyOfDocument(DocumentPolicy.SignedScanKind), CorrectionItemKind.Document, "")]
                : Array.Empty<CorrectionItem>(),
            .. application.Parties.Select(party => new CorrectionItem(
                KeyOfCommitment(party.Id),
                CorrectionItemKind.Commitment,
                party.Name
            )),
        ];

    /// <summary>Replaces the name of a party, which an applicant typed, by its id.</summary>
    public CorrectionItem WithoutTypedText() =>
        Kind is CorrectionItemKind.Party or CorrectionItemKind.Commitment
            ? this with
            {
                Subject = Key[(Key.IndexOf(':', StringComparison.Ordinal) + 1)..],
            }
            : this;

    /// <summary>Whether it is a field or party of the form, not a file or signature.</summary>
    internal static bool IsOfForm(string key) =>
        !key.StartsWith("document:", StringComparison.Ordinal) && !key.StartsWith("commitment:", StringComparison.Ordinal);
}
