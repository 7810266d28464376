namespace CreditFunctions.Core.Listings;

/// <summary>红名单: preference in a tie. Any effective entry for dishonesty removes it.</summary>
public static class HonourPolicy
{
    /// <summary>The basis of a party's honour on a day; null where there is none, or the party is on another list too.</summary>
    /// <param name="listings">All listings of the party.</param>
    public static string? BasisOn(IReadOnlyCollection<Listing> listings, DateOnly day) =>
        IsDishonestOn(listings, day)
            ? null
            : listings
                .Where(listing => listing is { Kind: ListKind.Honour, Entry: not null } && listing.IsEffectiveOn(day))
                .OrderBy(listing => listing.Entry!.HonourLevel)
                .ThenBy(listing => listing.Id.Value, StringComparer.Ordinal)
                .Select(listing => $"{listing.Entry!.Facts}（{listing.Entry.DecisionNumber}）")
                .FirstOrDefault();

    public static bool IsDishonestOn(IEnumerable<Listing> listings, DateOnly day) =>
        listings.Any(listing => listing.Kind != ListKind.Honour && listing.IsEffectiveOn(day));
}
