using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>A case with its listing, from the upheld suspicion to its end.</summary>
public sealed class CasePathTests
{
    [Fact]
    public void Concealment_BansUntilItIsRepaired()
    {
        var concealment = Noticed();
        var listing = Listing.From(ProposedBy(concealment));
        listing = listing.Apply(ListingPolicy.Notify(listing, Now).Value);
        listing = listing.Apply(ListingPolicy.Decide(listing, Decided().Decision!.Listing!, RulesInForce, Now).Value);
        Assert.Null(BanPolicy.CheckMayApply("u1", [listing], Today));

        var service = Served().DecisionService!.Service;
        listing = listing.Apply(ListingPolicy.TakeEffect(listing, service.ServedOn, Now).Value);
        Assert.Equal(["白科决〔2026〕1号", "白科修〔2026〕1号"], service.Letters.Select(number => number.Value));
        Assert.NotNull(BanPolicy.CheckMayApply("u1", [listing], Today));

        var repaired = At(listing.Terms!.EarliestRepairOn);
        var form = new RepairForm
        {
            Performance = "已改正",
            ProofDocumentIds = ["d7"],
            GivesPublicCommitment = true,
        };
        listing = listing.Apply(RepairPolicy.Request(listing, form, RulesInForce, WorkingDayCalendar.BuiltIn, repaired).Value);
        Assert.NotNull(BanPolicy.CheckMayApply("u1", [listing], BeijingTime.DateOf(repaired)));
        listing = listing.Apply(RepairPolicy.Decide(listing, grants: true, "已改正", repaired).Value);

        Assert.Null(BanPolicy.CheckMayApply("u1", [listing], BeijingTime.DateOf(repaired)));
        Assert.Equal(ListingState.Repaired, listing.State);
    }

    [Fact]
    public void UnfoundedSuspicion_ClosesWithALetterAndRejectsTheListing()
    {
        var served = Served(new CaseOutcome.Unfounded());
        var listing = Listing.From(ProposedBy(served));

        var closed = served.Apply(CasePolicy.Close(served, Now).Value);

        Assert.Equal((CaseState.Closed, Now), (closed.State, closed.ClosedAt));
        Assert.Null(Assert.IsType<DecisionLetter>(Assert.Single(closed.Decision!.Letters)).Findings);
        Assert.Equal(ListingState.Rejected, listing.Apply(ListingPolicy.Reject(listing, "不成立", Now).Value).State);
    }

    private static ListingProposed ProposedBy(IntegrityCase integrityCase) =>
        new(integrityCase.Id.ListingId, ListKind.Dishonesty, integrityCase.Subject, integrityCase.Party.Name, Now);
}
