using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A published guide with its corrections.</summary>
public sealed record PublishedGuide(RoundState Round)
{
    /// <summary>The current version.</summary>
    public RoundGuide Guide { get; init; } = Round.CurrentGuide;

    public ImmutableArray<GuideCorrected> Corrections => Round.Corrections;
}

/// <summary>Guides of published rounds, cached in memory for a few seconds: every request of an applicant needs one.</summary>
public sealed class RoundDirectory(IRecordStore<RoundState> rounds, IMemoryCache cache)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <summary>Null if none is published.</summary>
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
            : cache.Set(
                (nameof(RoundDirectory), roundId),
                new PublishedGuide(new RoundState { Guide = stored.State.Guide, Corrections = stored.State.Corrections }),
                KeptFor
            );
    }

    /// <summary>The guide of a round that stored data refer to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<RoundGuide> GetAsync(string roundId, CancellationToken cancellationToken) =>
        await FindAsync(roundId, cancellationToken) ?? throw new InvalidOperationException($"There is no round {roundId}.");

    public async Task<RoundGuide> GetAsync(Application application, CancellationToken cancellationToken) =>
        await FindPublishedAsync(application.RoundId.Value, cancellationToken) is { } published
            ? published.Round.GuideOf(application.GuideVersion)
            : throw new InvalidOperationException($"There is no round {application.RoundId}.");

    public void Forget(string roundId) => cache.Remove((nameof(RoundDirectory), roundId));
}
