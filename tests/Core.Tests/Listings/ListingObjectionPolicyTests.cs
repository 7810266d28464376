using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

/// <summary>异议 to a listing: answered within the term of the rules.</summary>
public sealed class ListingObjectionPolicyTests
{
    private static readonly Listing Effective = SampleListings.Effective(SampleListings.OnLaw);

    [Fact]
    public void Object_IsAnsweredWithinTheTermOfTheRules()
    {
        var objected = Objected();
        var answerBy = ListingObjectionPolicy.AnswerByOf(objected)!;

        Assert.Equal(
            (Term.WorkingDays(RulesInForce.ListingObjectionWorkingDays.Value), "listings.objectionWorkingDays"),
            (answerBy.Term, answerBy.RuleId)
        );
        Assert.Null(ListingObjectionPolicy.AnswerByOf(Effective));
    }

    [Fact]
    public void AnswerByOf_AnsweredOrEndedOtherwise_IsNone()
    {
        var dismissed = Objected()
            .Apply(ListingObjectionPolicy.Rule(Objected(), "wu", new StaffDirectory(), upholds: false, "不成立", Now).Value);
        var revoked = Objected().Apply(ListingPolicy.Revoke(Objected(), "复查撤销", Now).Value);

        Assert.Null(ListingObjectionPolicy.AnswerByOf(dismissed));
        Assert.Null(ListingObjectionPolicy.AnswerByOf(revoked));
    }

    /// <summary>Who left office and came back has another id.</summary>
    [Theory]
    [InlineData("first", null)]
    [InlineData(null, "first")]
    public void Rule_BySamePersonWithAnotherId_IsRefused(string? listedBy, string? objectedBy)
    {
        var objected = Objected();
        var listing = objected with { EnteredBy = listedBy, Objections = [objected.Objections[0] with { EnteredBy = objectedBy }] };

        Assert.Equal(
            ["listing-objection-needs-another-officer"],
            SampleListings.Codes(ListingObjectionPolicy.Rule(listing, "again", SampleListings.Returned, upholds: false, "不成立", Now))
        );
        Assert.True(ListingObjectionPolicy.Rule(listing, "second", SampleListings.Returned, upholds: false, "不成立", Now).IsSuccess);
    }

    private static Listing Objected() =>
        Effective.Apply(
            ListingObjectionPolicy
                .Object(Effective, "与事实不符", enteredBy: null, scan: null, RulesInForce, WorkingDayCalendar.BuiltIn, Now)
                .Value
        );
}
