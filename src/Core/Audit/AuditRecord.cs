using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Audit;

/// <summary>What erasure takes away: the event's content, and the salt without which its hash cannot be guessed at.</summary>
/// <param name="Salt">256 random bits, for this event alone.</param>
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

/// <summary>One event as it is stored.</summary>
/// <param name="Hash">Hash of the envelope.</param>
/// <param name="Content">Null once erased.</param>
public sealed record AuditRecord(AuditEnvelope Envelope, AuditHash Hash, AuditContent? Content)
{
    /// <summary>The end of the chain once this event is on it.</summary>
    public AuditHead ToHead() => new(Envelope.Sequence, Hash);

    /// <summary>The event without its content; the chain still verifies.</summary>
    public AuditRecord Erase() => this with { Content = null };
}

/// <summary>The end of a chain at some moment: how many events it has, and the hash of the last.</summary>
public sealed record AuditHead(long Sequence, AuditHash Hash)
{
    /// <summary>The head of a chain without events. It carries the chain's id, so that no event can be moved to another chain.</summary>
    public static AuditHead StartOf(string chainId)
    {
        ArgumentException.ThrowIfNullOrEmpty(chainId);
        return new AuditHead(0, AuditHash.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"CreditFunctions.AuditChain.1:{chainId}"))));
    }
}
