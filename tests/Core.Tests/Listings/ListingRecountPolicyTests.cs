using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Tests.Calendar;
using static CreditFunctions.Core.Tests.Listings.SampleListings;

namespace CreditFunctions.Core.Tests.Listings;

/// <summary>Terms of a listing that lean on a year whose notice of working days was missing.</summary>
public sealed class ListingRecountPolicyTests
{
    private static readonly DateTimeOffset LateInDecember = At(new DateOnly(2026, 12, 28));
    private static readonly WorkingDayCalendar Notice = SampleNotices.Of2027("\"2027-01-01\",\"2027-01-04\"", "");

    [Fact]
    public void Recount_RepairAndObjection_FollowTheNoticeOnce()
    {
        var waiting = Waiting();
        Assert.True(ListingRecountPolicy.IsProvisional(waiting));

        var recounted = waiting.Apply(ListingRecountPolicy.Recount(waiting, Notice, LateInDecember).Value);

        Assert.Equal(new DateOnly(2027, 1, 6), recounted.Repair!.IntakeBy.LastDay);
        Assert.Equal(new DateOnly(2027, 1, 6), recounted.Repair.DecideBy.LastDay);
        Assert.Equal(new DateOnly(2027, 1, 6), ListingObjectionPolicy.AnswerByOf(recounted)!.LastDay);
        Assert.False(ListingRecountPolicy.IsProvisional(recounted));
        Assert.Equal(["no-term-is-provisional"], Codes(ListingRecountPolicy.Recount(recounted, Notice, LateInDecember)));
    }

    [Fact]
    public void Recount_WithoutANotice_ChangesNothing() =>
        Assert.Equal(
            ["no-term-is-provisional"],
            Codes(ListingRecountPolicy.Recount(Waiting(), WorkingDayCalendar.BuiltIn, LateInDecember))
        );

    [Fact]
    public void Recount_AnsweredObjectionAndNoRepair_HasNoTerm()
    {
        var listing = Waiting() with { Repair = null };
        listing = listing.Apply(
            ListingObjectionPolicy.Rule(listing, "wu", new StaffDirectory(), upholds: false, "不成立", LateInDecember).Value
        );

        Assert.False(ListingRecountPolicy.IsProvisional(listing));
        Assert.False(ListingRecountPolicy.Recount(listing, Notice, LateInDecember).IsSuccess);
    }

    // Five working days from 28 December end on 5 January without the notice, on 6 January with it.
    private static Listing Waiting()
    {
        var term = WorkingDayCalendar.BuiltIn.DeadlineFor(LateInDecember, Term.WorkingDays(5), "tasks.escalationWorkingDays");
        return Effective() with
        {
            Repair = new RepairRequest("已改正", ["d1"], LateInDecember, term, term),
            Objections = [new ListingObjection("与事实不符", EnteredBy: null, Scan: null, term, LateInDecember)],
        };
    }
}
