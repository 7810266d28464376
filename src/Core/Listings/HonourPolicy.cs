namespace CreditFunctions.Core.Listings;

/// <summary>红名单: whom it prefers, other things equal. Any entry for dishonesty in force takes that away.</summary>
public static class HonourPolicy
{
    /// <summary>By what a party stands on the honour list on a day; null where it does not, or stands on another list too.</summary>
    /// <param name="listings">Every listing of the party.</param>
    public static string? BasisOn(IReadOnlyCollection<Listing> listings, DateOnly day) =>
        IsDishonestOn(listings, day)
            ? null
            : listings
                .Where(listing => listing is { Kind: ListKind.Honour, Entry: not null } && listing.IsEffectiveOn(day))
                .OrderBy(listing => listing.Entry!.HonourLevel)
                .ThenBy(listing => listing.Id.Value, StringComparer.Ordinal)
                .Select(listing => $"{listing.Entry!.Facts}（{listing.Entry.DecisionNumber}）")
                .FirstOrDefault();

    /// <summary>Whether a party stands on a list of dishonesty on a day.</summary>
    public static bool IsDishonestOn(IEnumerable<Listing> listings, DateOnly day) =>
        listings.Any(listing => listing.Kind != ListKind.Honour && listing.IsEffectiveOn(day));
}
