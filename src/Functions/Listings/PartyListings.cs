using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>Every listing of a party, from their own rows: one point read where it has none, and one more for each that it has.</summary>
public sealed class PartyListings(ListingIndex index, IRecordStore<Listing> listings)
{
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
