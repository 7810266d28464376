using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// The listings of a party, from their own rows: one point read where it has none, and one more for each that it has. Those of a drill
/// count in drill rounds alone, all others in real rounds alone.
/// </summary>
public sealed class PartyListings(ListingIndex index, IRecordStore<Listing> listings)
{
    /// <summary>Those that count in rounds of a kind.</summary>
    public async Task<IReadOnlyList<Listing>> ReadAsync(CreditSubjectId subject, RoundKind kind, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(subject, cancellationToken)).Where(listing => listing.IsDrill == (kind == RoundKind.Drill))];

    /// <summary>Every one of them.</summary>
    public async Task<IReadOnlyList<Listing>> ReadAsync(CreditSubjectId subject, CancellationToken cancellationToken)
    {
        var found = new List<Listing>();
        foreach (var id in await index.FindAsync(subject, cancellationToken))
        {
            if (await listings.FindAsync(id.Value, cancellationToken) is { } stored)
            {
                found.Add(stored.State);
            }
        }

        return found;
    }
}
