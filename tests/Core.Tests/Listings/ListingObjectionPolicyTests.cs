using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
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
        var dismissed = Objected().Apply(ListingObjectionPolicy.Rule(Objected(), "wu", upholds: false, "不成立", Now).Value);
        var revoked = Objected().Apply(ListingPolicy.Revoke(Objected(), "复查撤销", Now).Value);

        Assert.Null(ListingObjectionPolicy.AnswerByOf(dismissed));
        Assert.Null(ListingObjectionPolicy.AnswerByOf(revoked));
    }

    private static Listing Objected() =>
        Effective.Apply(
            ListingObjectionPolicy
                .Object(Effective, "与事实不符", enteredBy: null, scan: null, RulesInForce, WorkingDayCalendar.BuiltIn, Now)
                .Value
        );
}
