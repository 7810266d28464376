using System.Collections.Immutable;

namespace CreditFunctions.Core.Notifications;

/// <summary>Kinds of receipts.</summary>
public enum ReceiptKind
{
    Submission,
    Correction,

    /// <summary>陈述说明.</summary>
    Statement,
}

/// <summary>A document on a receipt.</summary>
/// <param name="Name">As in the guide; empty where the guide does not name it.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ReceivedDocument(string Name, string FileName, long SizeBytes, string Sha256);

/// <summary>A signature on a receipt.</summary>
public sealed record ReceivedSignature(string PartyId, string Name, DateTimeOffset SignedAt);

/// <summary>To the applicant: what was received, when (server clock), and in which version.</summary>
public sealed record ReceiptSent(
    string To,
    string ApplicationId,
    string Title,
    ReceiptKind Kind,
    DateTimeOffset ReceivedAt,
    string VersionCode
) : ApplicantNotification(To, ApplicationId, Title)
{
    public int Number { get; init; }

    public ImmutableArray<ReceivedDocument> Documents { get; init; } = [];

    public ImmutableArray<ReceivedSignature> Signers { get; init; } = [];

    public override Notification WithoutTypedText() =>
        ((ReceiptSent)base.WithoutTypedText()) with
        {
            Documents = [.. Documents.Select(document => document with { FileName = "" })],
            Signers = [.. Signers.Select(signer => signer with { Name = signer.PartyId })],
        };
}
