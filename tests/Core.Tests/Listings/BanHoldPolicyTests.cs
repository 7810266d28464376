using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class BanHoldPolicyTests
{
    private static readonly Application Submitted = Draft() with { State = ApplicationState.FormatCheck, Submissions = 1 };

    [Fact]
    public void Follow_BanInForce_HoldsWithReasonBasisAndReview()
    {
        var hold = Assert.IsType<HoldPlaced>(BanHoldPolicy.Follow(Submitted, isDrill: false, Effective(), Now)).Hold;

        Assert.Equal(BanHoldPolicy.KeyOf(Effective().Id), hold.Key);
        Assert.False(hold.IsLiftedAtDesk);
        Assert.NotEmpty(hold.Basis);
        Assert.Equal(Now + HoldPolicy.ReviewedAgainAfter, hold.NextReviewAt);
    }

    /// <summary>A party that did not sign by its own link cannot be identified.</summary>
    [Fact]
    public void Follow_BanInForce_NamesNobody()
    {
        var reason = Assert.IsType<HoldPlaced>(BanHoldPolicy.Follow(Submitted, isDrill: false, Effective(), Now)).Hold.Reason;

        Assert.All(Submitted.Parties, party => Assert.DoesNotContain(party.Name, reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Follow_NoBan_HoldsNothing() =>
        Assert.Null(BanHoldPolicy.Follow(Submitted, isDrill: false, Effective(TermsOf("integrity-talk", null)), Now));

    /// <summary>The case decides what happens to its own application.</summary>
    [Fact]
    public void Follow_ApplicationOfTheCase_HoldsNothing() =>
        Assert.Null(BanHoldPolicy.Follow(Submitted, isDrill: false, Effective() with { ApplicationId = Submitted.Id }, Now));

    [Fact]
    public void Follow_PartyIsOffTheApplication_HoldsNothing()
    {
        var others = Submitted with { Parties = [.. Submitted.Parties.Where(party => CreditSubjectId.Of(party) != Effective().Subject)] };

        Assert.Null(BanHoldPolicy.Follow(others, isDrill: false, Effective(), Now));
    }

    [Fact]
    public void Follow_OtherHolds_StayWhenTheBanEnds()
    {
        var desk = new HoldPlaced(new Hold("核实中", "科室", Now, Now.AddDays(5)) { Key = Hold.DeskKey });
        var held = Submitted.Apply(desk).Apply(BanHoldPolicy.Follow(Submitted, isDrill: false, Effective(), Now)!);
        var ended = Effective().Apply(ListingPolicy.Revoke(Effective(), "复查撤销", Now).Value);

        var lifted = held.Apply(Assert.IsType<HoldLifted>(BanHoldPolicy.Follow(held, isDrill: false, ended, Now)));

        Assert.Equal(Hold.DeskKey, Assert.Single(lifted.Holds).Key);
    }

    /// <summary>Drills and real rounds do not block each other.</summary>
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Follow_RoundOfTheOtherKind_HoldsNothing(bool isDrillListing, bool isDrillRound, bool holds) =>
        Assert.Equal(
            holds,
            BanHoldPolicy.Follow(Submitted, isDrillRound, Effective() with { IsDrill = isDrillListing }, Now) is HoldPlaced
        );
}
