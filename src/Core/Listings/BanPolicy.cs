using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Listings;

/// <summary>A ban in force.</summary>
/// <param name="LastDay">Null: permanent.</param>
public sealed record Ban(ListingId ListingId, DateOnly From, DateOnly? LastDay);

/// <summary>Whether a party may take part; computed from its listings alone, each time it is asked.</summary>
public static class BanPolicy
{
    /// <summary>The ban of a listing on a day in Beijing; null where it has none, or no effect that day.</summary>
    public static Ban? BanOn(Listing listing, DateOnly day) =>
        listing.IsEffectiveOn(day) && listing.Terms?.Ban is not null
            ? new Ban(listing.Id, listing.EffectiveFrom!.Value, listing.LastDay)
            : null;

    /// <summary>Whom the ban of a listing reaches: the party, and those whom the rules of its day name beside it.</summary>
    public static IEnumerable<CreditSubjectId> ReachOf(Listing listing) =>
        listing.Terms is { BansResponsiblePersons: true }
            ? listing.ResponsiblePersons.Select(person => person.Subject).Prepend(listing.Subject)
            : [listing.Subject];

    /// <summary>The ban of a party that ends last; null where none is in force on the day.</summary>
    /// <param name="listings">Every listing whose ban reaches the party.</param>
    public static Ban? BanOn(IEnumerable<Listing> listings, DateOnly day) =>
        listings.Select(listing => BanOn(listing, day)).OfType<Ban>().MaxBy(ban => ban.LastDay ?? DateOnly.MaxValue);

    /// <summary>
    /// Why a new application of a party is refused; null where none is. The submitter learns neither reason nor end: the party has both by
    /// letter.
    /// </summary>
    /// <param name="partyId">Of the party in the application.</param>
    public static Error? CheckMayApply(string partyId, IEnumerable<Listing> listings, DateOnly day) =>
        BanOn(listings, day) is null
            ? null
            : new Error(
                ErrorKind.Conflict,
                "party-cannot-take-part",
                "This party cannot take part at present. Nothing needs correction: the party asks the office named in the guide."
            ).With("partyId", partyId);
}
