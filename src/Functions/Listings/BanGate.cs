using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Whether the parties of an application may take part in its round, computed from their listings each time: one point read for each party
/// that no listing names. It is asked only once a party has signed by its own link, so that nobody learns of a number that they typed.
/// </summary>
public sealed class BanGate(PartyListings listings, ListingUses uses, TimeProvider time)
{
    /// <summary>Why parties cannot take part, one error for each; empty where all can.</summary>
    public async Task<IReadOnlyList<Error>> CheckAsync(RoundGuide guide, IEnumerable<Party> parties, CancellationToken cancellationToken)
    {
        var errors = await Task.WhenAll(parties.Select(party => CheckAsync(guide, party, cancellationToken)));
        return [.. errors.OfType<Error>()];
    }

    /// <summary>
    /// The same of those parties alone that signed by a link of their own: only of these does the submitter learn anything.
    /// </summary>
    public Task<IReadOnlyList<Error>> CheckSignedAsync(
        RoundGuide guide,
        Application application,
        IEnumerable<Party> parties,
        CancellationToken cancellationToken
    ) => CheckAsync(guide, parties.Where(party => application.CommitmentOf(party.Id) is { Way: SigningWay.Link }), cancellationToken);

    /// <summary>Why a party cannot take part; null where it can.</summary>
    public async Task<Error?> CheckAsync(RoundGuide guide, Party party, CancellationToken cancellationToken)
    {
        var reaching = await listings.ReadReachingAsync(CreditSubjectId.Of(party), cancellationToken);
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var banning = reaching.Where(listing => PartyListings.CountsIn(listing, guide.Kind) && BanPolicy.BanOn(listing, today) is not null);
        return BanPolicy.CheckMayApply(party.Id, await uses.UseAsync(banning, cancellationToken), today)?.With("party", party.Name);
    }

    /// <summary>The listings that ban parties today, in whichever kind of round.</summary>
    public async Task<IReadOnlyList<Listing>> FindBanningAsync(IEnumerable<Party> parties, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var found = await Task.WhenAll(parties.Select(party => listings.ReadReachingAsync(CreditSubjectId.Of(party), cancellationToken)));
        return [.. found.SelectMany(each => each).Where(listing => BanPolicy.BanOn(listing, today) is not null)];
    }
}
