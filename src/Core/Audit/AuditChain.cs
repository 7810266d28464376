using System.Text;

namespace CreditFunctions.Core.Audit;

/// <summary>An event to append: who acted, in which role, on which basis, when, and the fact type.</summary>
public sealed record AuditEntry(Signature Signature, string FactType);

/// <summary>
/// Chains the events of one application, round or case by hashes, so that a change, removal, insertion or reordering is detected.
/// Verification needs only the records, and the anchored heads to detect a truncated or rewritten chain.
/// </summary>
public static class AuditChain
{
    /// <param name="salt">32 random bytes, new for this event.</param>
    /// <exception cref="ArgumentException">The salt is not 32 bytes, or a text is not valid Unicode.</exception>
    public static AuditRecord Append(AuditHead head, AuditEntry entry, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> salt)
    {
        if (salt.Length != AuditContent.SaltLength)
        {
            throw new ArgumentException($"A salt has {AuditContent.SaltLength} bytes, not {salt.Length}.", nameof(salt));
        }

        var content = new AuditContent(payload, salt);
        var envelope = new AuditEnvelope(
            head.Sequence + 1,
            entry.Signature.At.ToUniversalTime(),
            entry.Signature.Actor,
            entry.Signature.Role,
            entry.Signature.Basis,
            entry.FactType,
            content.ComputeHash(),
            head.Hash
        );
        return new AuditRecord(envelope, envelope.ComputeHash(), content);
    }

    /// <summary>Verifies a chain and reports the first broken link.</summary>
    /// <param name="start"><see cref="AuditHead.StartOf"/>, or a head verified before.</param>
    /// <param name="records">All events after the start, in order.</param>
    /// <param name="anchors">Heads of this chain stored elsewhere.</param>
    public static AuditVerdict Verify(AuditHead start, IEnumerable<AuditRecord> records, params IEnumerable<AuditHead> anchors)
    {
        var anchored = anchors
            .Where(anchor => anchor.Sequence >= start.Sequence)
            .ToLookup(anchor => anchor.Sequence, anchor => anchor.Hash);
        var head = start;
        var erasedCount = 0;
        if (anchored[head.Sequence].Any(hash => hash != head.Hash))
        {
            return Broken(head.Sequence, AuditFault.AnchorDiffers);
        }

        foreach (var record in records)
        {
            if (FaultOf(record, head, anchored[head.Sequence + 1]) is { } fault)
            {
                return Broken(head.Sequence + 1, fault);
            }

            head = record.ToHead();
            erasedCount += record.Content is null ? 1 : 0;
        }

        return anchored.Any(anchor => anchor.Key > head.Sequence)
            ? Broken(head.Sequence + 1, AuditFault.Truncated)
            : new AuditVerdict.Intact(head, erasedCount);
    }

    private static AuditFault? FaultOf(AuditRecord record, AuditHead head, IEnumerable<AuditHash> anchored) =>
        record switch
        {
            _ when record.Envelope.Sequence != head.Sequence + 1 => AuditFault.WrongSequence,
            _ when record.Envelope.PreviousHash != head.Hash => AuditFault.WrongPreviousHash,
            _ when !AuditSuite.IsKnown(record.Envelope.Suite) => AuditFault.UnknownSuite,
            _ when !HashHolds(record) => AuditFault.EnvelopeChanged,
            { Content: { } content } when content.ComputeHash() != record.Envelope.PayloadHash => AuditFault.PayloadChanged,
            _ when anchored.Any(hash => hash != record.Hash) => AuditFault.AnchorDiffers,
            _ => null,
        };

    private static bool HashHolds(AuditRecord record)
    {
        try
        {
            return record.Envelope.ComputeHash() == record.Hash;
        }
        catch (EncoderFallbackException)
        {
            // A text that cannot be encoded was never appended.
            return false;
        }
    }

    private static AuditVerdict.Broken Broken(long sequence, AuditFault fault) =>
        new(
            sequence,
            fault,
            fault switch
            {
                AuditFault.WrongSequence => $"Event {sequence} is missing, or others stand before it.",
                AuditFault.WrongPreviousHash => $"Event {sequence} does not follow the event before it.",
                AuditFault.EnvelopeChanged => $"The envelope of event {sequence} is not the one that was hashed.",
                AuditFault.UnknownSuite => $"Event {sequence} was hashed by a suite that this version does not know.",
                AuditFault.PayloadChanged => $"The content of event {sequence} is not the one that was hashed.",
                AuditFault.Truncated => $"The chain ends before event {sequence}, but a later head was anchored.",
                _ => $"Event {sequence} is not the one that was anchored.",
            }
        );
}
