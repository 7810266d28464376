using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>What a correction can open for change.</summary>
public enum CorrectionItemKind
{
    Title,
    Abstract,
    CategoryId,
    AmountYuan,
    RecommendingBodyId,

    /// <summary>Name, identifier and unit type of one party; a partner unit or member may also be taken out.</summary>
    Party,

    /// <summary>Partner units and members may be added.</summary>
    NewParties,

    /// <summary>The documents of one kind.</summary>
    Document,

    /// <summary>One party signs its commitment again.</summary>
    Commitment,
}

/// <summary>One thing that a correction opens. Everything that is not opened stays locked.</summary>
/// <param name="Key">As forms and JSON write it: <c>title</c>, <c>party:u1</c>, <c>document:budget</c>, <c>commitment:p1</c>.</param>
/// <param name="Subject">Name of the party or document; empty where the kind or key says it all.</param>
public sealed record CorrectionItem(string Key, CorrectionItemKind Kind, string Subject)
{
    /// <summary>Key of <see cref="CorrectionItemKind.NewParties"/>.</summary>
    public const string NewParties = "newParties";

    public static string KeyOfParty(string partyId) => $"party:{partyId}";

    public static string KeyOfDocument(string kind) => $"document:{kind}";

    public static string KeyOfCommitment(string partyId) => $"commitment:{partyId}";

    /// <summary>Everything that an officer may select for an application, in the order of its pages.</summary>
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

    /// <summary>The same with the id of a party in place of its name, which an applicant typed.</summary>
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
