using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A published guide as it stands, and what was corrected in it.</summary>
public sealed record PublishedGuide(RoundGuide Guide, ImmutableArray<GuideCorrected> Corrections);

/// <summary>Guides of published rounds, kept in memory for a few seconds: every request of an applicant asks for one.</summary>
public sealed class RoundDirectory(IRecordStore<RoundState> rounds, IMemoryCache cache)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <summary>The guide of a round; null where none is published.</summary>
    public async Task<RoundGuide?> FindAsync(string roundId, CancellationToken cancellationToken) =>
        (await FindPublishedAsync(roundId, cancellationToken))?.Guide;

    /// <inheritdoc cref="FindAsync"/>
    public async Task<PublishedGuide?> FindPublishedAsync(string roundId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue((nameof(RoundDirectory), roundId), out PublishedGuide? published))
        {
            return published;
        }

        var stored = await rounds.FindAsync(roundId, cancellationToken);
        return stored is null
            ? null
            : cache.Set((nameof(RoundDirectory), roundId), new PublishedGuide(stored.State.Guide, stored.State.Corrections), KeptFor);
    }

    /// <summary>The guide of a round that something stored refers to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<RoundGuide> GetAsync(string roundId, CancellationToken cancellationToken) =>
        await FindAsync(roundId, cancellationToken) ?? throw new InvalidOperationException($"There is no round {roundId}.");

    /// <summary>Reads a guide anew at the next question: it was corrected.</summary>
    public void Forget(string roundId) => cache.Remove((nameof(RoundDirectory), roundId));
}
