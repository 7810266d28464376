using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>本局名单: looks a party up among the listings of the bureau. What is of a drill, or an honour, is none of them.</summary>
public static class ListingSearch
{
    /// <summary>
    /// Looks a party up: by identifier first; by name only where a listing has no identifier to compare, and then never as more than
    /// <see cref="CreditOutcome.Inconclusive"/>. The explanation goes on record, in the language of the record.
    /// </summary>
    /// <param name="listings">Those under the identifier or the name of the party.</param>
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

    /// <summary>On what a listing rests, in a line.</summary>
    public static string BasisOf(Listing listing) =>
        listing.Entry is { } entry ? $"{entry.Facts}（{entry.DecisionNumber}）" : $"科研失信行为记录（{listing.Terms?.DecisionNumber}）";

    /// <summary>A name as those of parties of that kind are compared.</summary>
    public static string KeyOf(string name, Party party) => party is Party.Unit ? NameKey.OfUnit(name) : NameKey.OfPerson(name);

    private static bool HasNoIdentifierFor(Listing listing, Party party) =>
        listing.FailsCheck
        || party switch
        {
            Party.Unit => !listing.Subject.IsUnit,
            // A passport and an identity card of one person have nothing in common but the name, nor have indexes of two keys.
            Party.Person person => !listing.Subject.IsPerson
                || listing.IdentityKind != person.CitizenId.Kind
                || (listing.IndexKeyId is { } key && key != person.CitizenId.IndexKeyId),
            _ => true,
        };
}
