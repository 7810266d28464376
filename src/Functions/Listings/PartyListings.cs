using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// The listings of a party, from their own rows: one point read where it has none, and one more for each that it has. Those of a drill
/// count in drill rounds alone, all others in real rounds alone; honours count in both.
/// </summary>
public sealed class PartyListings(ListingIndex index, IRecordStore<Listing> listings)
{
    /// <summary>Those that count in rounds of a kind.</summary>
    public async Task<IReadOnlyList<Listing>> ReadAsync(CreditSubjectId subject, RoundKind kind, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(subject, cancellationToken)).Where(listing => CountsIn(listing, kind))];

    /// <summary>Whether a listing counts in rounds of a kind.</summary>
    public static bool CountsIn(Listing listing, RoundKind kind) =>
        listing.Kind == ListKind.Honour || listing.IsDrill == (kind == RoundKind.Drill);

    /// <summary>Those under the identifier or the name of a party.</summary>
    public async Task<IReadOnlyList<Listing>> SearchAsync(Party party, CancellationToken cancellationToken) =>
        await ReadAsync(
            [
                .. await index.FindAsync(CreditSubjectId.Of(party), cancellationToken),
                .. await index.FindNamesakesAsync(party, cancellationToken),
            ],
            cancellationToken
        );

    /// <summary>Every one of them.</summary>
    public async Task<IReadOnlyList<Listing>> ReadAsync(CreditSubjectId subject, CancellationToken cancellationToken) =>
        [.. (await ReadNamingAsync(subject, cancellationToken)).Where(listing => listing.Subject == subject)];

    /// <summary>Those whose ban, while it lasts, reaches a party: its own, and those of units that name it as responsible.</summary>
    public async Task<IReadOnlyList<Listing>> ReadReachingAsync(CreditSubjectId subject, CancellationToken cancellationToken) =>
        [.. (await ReadNamingAsync(subject, cancellationToken)).Where(listing => BanPolicy.ReachOf(listing).Contains(subject))];

    private async Task<IReadOnlyList<Listing>> ReadNamingAsync(CreditSubjectId subject, CancellationToken cancellationToken) =>
        await ReadAsync(await index.FindAsync(subject, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<Listing>> ReadAsync(ImmutableArray<ListingId> ids, CancellationToken cancellationToken)
    {
        var found = new List<Listing>();
        foreach (var id in ids.Distinct())
        {
            if (await listings.FindAsync(id.Value, cancellationToken) is { } stored)
            {
                found.Add(stored.State);
            }
        }

        return found;
    }
}
