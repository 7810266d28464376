using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Applications;

/// <summary>回执: the receipt of a step, as the mail that is recorded with the fact.</summary>
internal static class Receipts
{
    public static string KeyOfSubmission(int number) => $"receipt|submission|{number}";

    public const string KeyOfCorrection = "receipt|correction";

    public static string KeyOfAnswer(string partyId, string source, int number) => $"receipt|answer|{partyId}.{source}|{number}";

    public static string KeyOfStatement(DateTimeOffset askedAt) => $"receipt|statement|{askedAt.UtcTicks}";

    /// <param name="application">After the fact.</param>
    public static OwedNotification Of(string key, ReceiptKind kind, Application application, RoundGuide guide, DateTimeOffset receivedAt) =>
        new(
            key,
            new ReceiptSent(
                application.ContactEmail,
                application.Id.Value,
                application.Title,
                kind,
                receivedAt,
                VersionCode.Of(application)
            )
            {
                Serial = application.Serial,
                Number = application.Submissions,
                Documents =
                [
                    .. application
                        .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
                        .Select(document => new ReceivedDocument(
                            NameOf(document, guide),
                            document.FileName,
                            document.SizeBytes,
                            document.Sha256
                        )),
                ],
                Signers =
                [
                    .. application.Commitments.Select(signed => new ReceivedSignature(
                        signed.PartyId,
                        application.Parties.FirstOrDefault(party => party.Id == signed.PartyId)?.Name ?? "",
                        signed.SignedAt
                    )),
                ],
            }
        );

    private static string NameOf(Document document, RoundGuide guide) =>
        guide.RequiredDocuments.FirstOrDefault(required => required.Kind == document.Kind)?.Name
        ?? (document.Kind == DocumentPolicy.SignedScanKind ? "签字盖章扫描件" : "");
}
