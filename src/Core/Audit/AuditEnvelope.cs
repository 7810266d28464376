using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Audit;

/// <summary>
/// The permanent part of one event (docs/architecture.md, "The audit chain"). It is kept after erasure, so it contains only ids of the
/// app and no name or number of a person.
/// </summary>
/// <param name="Sequence">Starts at 1 in each chain, without gaps.</param>
/// <param name="At">The offset from UTC is not part of the record.</param>
/// <param name="Actor">Id of the officer, or the side that acted: see <see cref="Signature.Actor"/>.</param>
/// <param name="Basis">The actor's entitlement: see <see cref="Signature.Basis"/>.</param>
/// <param name="FactType">Such as <c>DecisionRecorded</c>.</param>
/// <param name="PayloadHash">SHA-256 of the salt followed by the payload.</param>
/// <param name="PreviousHash">Hash of the previous envelope; for the first one, of the chain's id.</param>
public sealed record AuditEnvelope(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string Role,
    string Basis,
    string FactType,
    AuditHash PayloadHash,
    AuditHash PreviousHash
)
{
    /// <summary>Suite of all hashes of this event, <see cref="AuditSuite"/>.</summary>
    public string Suite { get; init; } = AuditSuite.Sha256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The hash that the next event refers to.</summary>
    /// <exception cref="ArgumentException">A text is not valid Unicode, so it has no unique encoding.</exception>
    /// <exception cref="NotSupportedException">The suite is unknown.</exception>
    public AuditHash ComputeHash() =>
        AuditSuite.IsKnown(Suite)
            ? AuditHash.FromBytes(SHA256.HashData(Encode()))
            : throw new NotSupportedException(
                $"The audit suite '{Suite}' is unknown to this version. Verify with the version that wrote the event."
            );

    /// <summary>
    /// The canonical form. Every field, including numbers, has a four-byte length prefix, so that no two envelopes share an encoding;
    /// numbers are big-endian, the instant counts 100 ns since year 1 in UTC. A change of this form needs a new first field.
    /// </summary>
    internal byte[] Encode()
    {
        using var stream = new MemoryStream();
        Write(stream, "CreditFunctions.AuditEnvelope.2"u8);
        Write(stream, StrictUtf8.GetBytes(Suite));
        Write(stream, Sequence);
        Write(stream, At.UtcTicks);
        Write(stream, StrictUtf8.GetBytes(Actor));
        Write(stream, StrictUtf8.GetBytes(Role));
        Write(stream, StrictUtf8.GetBytes(Basis));
        Write(stream, StrictUtf8.GetBytes(FactType));
        Write(stream, PayloadHash.ToBytes());
        Write(stream, PreviousHash.ToBytes());
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Write(stream, bytes);
    }

    private static void Write(MemoryStream stream, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        stream.Write(length);
        stream.Write(field);
    }
}
