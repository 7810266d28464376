using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class BanPolicyTests
{
    [Fact]
    public void BanOn_ListingWithoutBan_IsNone() => Assert.Null(BanPolicy.BanOn(Effective(TermsOf("integrity-talk", null)), Today));

    [Fact]
    public void BanOn_SeveralListings_IsTheOneThatEndsLast()
    {
        var (shorter, longer, permanent) = (
            Effective(TermsOf("ban", new BanTerm(6))),
            Effective(),
            Effective(TermsOf("long-ban", new BanTerm(null)))
        );

        Assert.Equal(longer.LastDay, BanPolicy.BanOn([shorter, longer], Today)!.LastDay);
        Assert.Null(BanPolicy.BanOn([shorter, permanent, longer], Today)!.LastDay);
        Assert.Null(BanPolicy.BanOn([], Today));
    }

    /// <summary>Whom the entry names is reached only where the basis of the list says so.</summary>
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void ReachOf_UnitWithAResponsiblePerson_FollowsTheRules(bool bansResponsiblePersons, int count)
    {
        var person = new ResponsiblePerson(Responsibility.Head, "张示例", CreditSubjectId.OfPerson("0a1b"), "110105************");
        var listing = Effective(Banning with { BansResponsiblePersons = bansResponsiblePersons }) with { ResponsiblePersons = [person] };

        Assert.Equal(((CreditSubjectId[])[listing.Subject, person.Subject]).Take(count), BanPolicy.ReachOf(listing));
    }

    [Fact]
    public void CheckMayApply_Banned_ReportsNeitherReasonNorEnd()
    {
        var error = BanPolicy.CheckMayApply("u1", [Effective()], Today)!;

        Assert.Equal(("party-cannot-take-part", "u1"), (error.Code, Assert.Single(error.Arguments).Value));
        Assert.DoesNotContain("2027", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("list", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void CheckMayApply_EachSideOfTheBan()
    {
        var listing = Effective();

        Assert.Null(BanPolicy.CheckMayApply("u1", [listing], Today.AddDays(-1)));
        Assert.NotNull(BanPolicy.CheckMayApply("u1", [listing], Today));
        Assert.NotNull(BanPolicy.CheckMayApply("u1", [listing], listing.LastDay!.Value));
        Assert.Null(BanPolicy.CheckMayApply("u1", [listing], listing.LastDay.Value.AddDays(1)));
    }
}
