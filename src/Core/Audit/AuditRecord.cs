using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Audit;

/// <summary>The part of an event that erasure removes: its content, and the salt without which the hash cannot be guessed.</summary>
/// <param name="Salt">256 random bits, used for this event only.</param>
public sealed record AuditContent(ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Salt)
{
    internal const int SaltLength = 32;

    internal AuditHash ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Salt.Span);
        hash.AppendData(Payload.Span);
        return AuditHash.FromBytes(hash.GetHashAndReset());
    }
}

/// <summary>A stored event.</summary>
/// <param name="Hash">Hash of the envelope.</param>
/// <param name="Content">Null once erased.</param>
public sealed record AuditRecord(AuditEnvelope Envelope, AuditHash Hash, AuditContent? Content)
{
    public AuditHead ToHead() => new(Envelope.Sequence, Hash);

    /// <summary>The chain still verifies.</summary>
    public AuditRecord Erase() => this with { Content = null };
}

/// <summary>The end of a chain: the number of its events and the hash of the last one.</summary>
public sealed record AuditHead(long Sequence, AuditHash Hash)
{
    /// <summary>Head of an empty chain. It contains the chain's id, so that no event can be moved to another chain.</summary>
    public static AuditHead StartOf(string chainId)
    {
        ArgumentException.ThrowIfNullOrEmpty(chainId);
        return new AuditHead(0, AuditHash.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"CreditFunctions.AuditChain.1:{chainId}"))));
    }
}
