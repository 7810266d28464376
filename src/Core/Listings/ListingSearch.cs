using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>本局名单: searches the bureau's listings for a party. Drills and honours are excluded.</summary>
public static class ListingSearch
{
    /// <summary>
    /// Searches by identifier first; by name only where a listing has no identifier to compare, with the result
    /// <see cref="CreditOutcome.Inconclusive"/> at most. The explanation is recorded, in the language of the record.
    /// </summary>
    /// <param name="listings">Those with the identifier or name of the party.</param>
    public static (CreditOutcome Outcome, string Explanation) LookUp(Party party, IEnumerable<Listing> listings, DateOnly day)
    {
        var inForce = listings
            .Where(listing => listing is { IsDrill: false, Kind: not ListKind.Honour } && listing.IsEffectiveOn(day))
            .ToList();
        if (inForce.Find(listing => listing.Subject == CreditSubjectId.Of(party)) is { } hit)
        {
            return (CreditOutcome.Hit, $"标识在本局名单上：{BasisOf(hit)}");
        }

        var name = KeyOf(party.Name, party);
        return inForce.Exists(listing => HasNoIdentifierFor(listing, party) && KeyOf(listing.Name, party) == name)
            ? (CreditOutcome.Inconclusive, "本局名单上有名称相同或者写法相近者，但没有标识可供比对。")
            : (CreditOutcome.Clear, "标识和名称均不在本局名单上。");
    }

    /// <summary>The basis of a listing in one line.</summary>
    public static string BasisOf(Listing listing) =>
        listing.Entry is { } entry ? $"{entry.Facts}（{entry.DecisionNumber}）" : $"科研失信行为记录（{listing.Terms?.DecisionNumber}）";

    /// <summary>Normalises a name for comparison with parties of that kind.</summary>
    public static string KeyOf(string name, Party party) => party is Party.Unit ? NameKey.OfUnit(name) : NameKey.OfPerson(name);

    private static bool HasNoIdentifierFor(Listing listing, Party party) =>
        listing.FailsCheck
        || party switch
        {
            Party.Unit => !listing.Subject.IsUnit,
            // A passport and an identity card of one person share only the name, as do indexes of two keys.
            Party.Person person => !listing.Subject.IsPerson
                || listing.IdentityKind != person.CitizenId.Kind
                || (listing.IndexKeyId is { } key && key != person.CitizenId.IndexKeyId),
            _ => true,
        };
}
