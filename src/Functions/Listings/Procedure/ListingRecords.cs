using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>The record type of listings.</summary>
internal sealed class ListingRecords()
    : RecordDefinition<Listing>(
        RecordType.Listing,
        StorageNames.Listings,
        fact => Listing.From((ListingProposed)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/listings/{id}";
}
