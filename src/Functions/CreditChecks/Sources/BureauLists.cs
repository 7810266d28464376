using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Listings;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>本局名单: the bureau's own listings, searched by the app.</summary>
public sealed class BureauLists(PartyListings listings, ListingUses uses) : CreditSourceDefinition
{
    public override bool IsSearchedByTheApp => true;

    public override async Task<SourceResult> SearchAsync(Party party, DateOnly day, CancellationToken cancellationToken)
    {
        var found = await listings.SearchAsync(party, cancellationToken);
        var (outcome, explanation) = ListingSearch.LookUp(party, found, day);
        if (outcome != CreditOutcome.Clear)
        {
            (outcome, explanation) = ListingSearch.LookUp(party, await uses.UseAsync(found, cancellationToken), day);
        }

        // Listings are records: what was in force on the day can be read any time.
        return new SourceResult(outcome, explanation, $"{day:yyyy-MM-dd}");
    }
}
