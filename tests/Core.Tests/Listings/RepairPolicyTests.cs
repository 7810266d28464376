using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class RepairPolicyTests
{
    private static readonly RepairForm Form = new()
    {
        Performance = "已于2026年4月改正",
        ProofDocumentIds = ["d7"],
        GivesPublicCommitment = true,
    };

    private static readonly DateTimeOffset Earliest = At(Banning.EarliestRepairOn);

    [Fact]
    public void Request_EachSideOfTheEarliestDay()
    {
        Assert.Equal(["repair-is-too-early"], Codes(RequestAt(Earliest.AddDays(-1))));
        Assert.True(RequestAt(Earliest).IsSuccess);
    }

    // 14 February 2026 is a make-up working day, 15 to 23 February is the Spring Festival.
    [Fact]
    public void Request_BeforeTheSpringFestival_HasItsTermsInWorkingDays()
    {
        var terms = Banning with { EarliestRepairOn = new DateOnly(2026, 2, 12) };
        var listing = Effective(terms, from: new DateOnly(2026, 2, 1));

        var request = RequestAt(At(new DateOnly(2026, 2, 12)), listing).Value.Request;

        Assert.Equal(new DateOnly(2026, 2, 24), request.IntakeBy.LastDay);
        Assert.Equal(new DateOnly(2026, 3, 4), request.DecideBy.LastDay);
    }

    [Fact]
    public void Request_Incomplete_NamesEveryError() =>
        Assert.Equal(
            ["performance", "proofDocumentIds", "givesPublicCommitment"],
            RepairPolicy
                .Request(Effective(), new RepairForm(), RulesInForce, WorkingDayCalendar.BuiltIn, Earliest)
                .Errors.Select(error => error.Field)
        );

    [Fact]
    public void Decide_Granted_EndsListingAndBanOnThatDay()
    {
        var granted = Requested().Apply(RepairPolicy.Decide(Requested(), grants: true, "已改正", Earliest).Value);

        Assert.Equal(ListingState.Repaired, granted.State);
        Assert.True(granted.IsEffectiveOn(Banning.EarliestRepairOn.AddDays(-1)));
        Assert.False(granted.IsEffectiveOn(Banning.EarliestRepairOn));
        Assert.Null(BanPolicy.BanOn(granted, Banning.EarliestRepairOn));
        Assert.Equal(["listing-is-not-repairable"], Codes(RequestAt(Earliest, granted)));
    }

    [Fact]
    public void Decide_Refused_LeavesTheListingAndAllowsAnotherRequest()
    {
        var refused = Requested().Apply(RepairPolicy.Decide(Requested(), grants: false, "材料不全", Earliest).Value);

        Assert.Equal((ListingState.Effective, null), (refused.State, refused.Repair));
        Assert.True(RequestAt(Earliest, refused).IsSuccess);
        Assert.Equal(["listing-is-not-repairable"], Codes(RequestAt(Earliest, Requested())));
    }

    [Fact]
    public void Decide_WithoutRequestOrReasonOrAfterTheEnd_IsRefused()
    {
        Assert.Equal(["repair-is-not-requested"], Codes(RepairPolicy.Decide(Effective(), grants: true, "已改正", Earliest)));
        Assert.Equal(["repair-reason-is-missing"], Codes(RepairPolicy.Decide(Requested(), grants: true, "", Earliest)));
        Assert.Equal(["repair-is-not-requested"], Codes(RepairPolicy.Decide(Requested(), grants: true, "已改正", Now.AddYears(2))));
    }

    private static Listing Requested() => Effective().Apply(RequestAt(Earliest).Value);

    private static Result<RepairRequested> RequestAt(DateTimeOffset now, Listing? listing = null) =>
        RepairPolicy.Request(listing ?? Effective(), Form, RulesInForce, WorkingDayCalendar.BuiltIn, now);
}
