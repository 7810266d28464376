using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Tests.Listings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Publications;

public sealed class ListingNoticeTests
{
    private static readonly ListingGrounds Grounds = new("使用证件11010519491231002X申报。", Authority: null);

    [Theory]
    [InlineData(ListKind.Dishonesty, "张某某")]
    [InlineData(ListKind.SeriousDishonesty, "张示例")]
    public void Of_Person_IsNamedOnlyOnTheListOfSeriousDishonesty(ListKind kind, string name)
    {
        var notice = ListingNotice.Of(
            Published() with
            {
                Kind = kind,
                Subject = CreditSubjectId.OfPerson("0a1b"),
                Name = "张示例",
                Identifier = "110105************",
            },
            Grounds
        );

        Assert.Equal((name, "110105************"), (notice.Party, notice.Identifier));
    }

    [Fact]
    public void Of_NameWithinTheFacts_IsMaskedAsThePartyIs()
    {
        var person = Published() with { Kind = ListKind.Dishonesty, Subject = CreditSubjectId.OfPerson("0a1b"), Name = "张示例" };

        var facts = ListingNotice.Of(person, Grounds with { Facts = "张示例隐瞒失信记录，张示例承认。" }).Facts;

        Assert.Equal("张某某隐瞒失信记录，张某某承认。", facts);
    }

    [Fact]
    public void Of_NumberWithinTheFacts_IsMasked()
    {
        var facts = ListingNotice.Of(Published(), Grounds).Facts;

        Assert.Contains("110105************", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", facts, StringComparison.Ordinal);
    }

    /// <summary>A measure based on the bureau's rules alone is not published, even next to a law.</summary>
    [Fact]
    public void Of_BureauBanBesideALawfulMeasure_ShowsTheLawfulOneAlone()
    {
        var lawful = SampleListings.MeasureOf("integrity-talk") with
        {
            PublicationClass = PublicationClass.Ordinary,
            Basis = [SampleListings.Law, new LegalBasis("《办法》", "第一条", BasisRank.BureauMeasure)],
        };
        var both = Published(SampleListings.TermsOf(new BanTerm(60), lawful, SampleListings.MeasureOf("long-ban")));

        var notice = ListingNotice.Of(both, Grounds);

        Assert.Equal<LegalBasis>([SampleListings.Law], notice.Basis);
        Assert.Equal([lawful.Name], notice.Measures.Select(measure => measure.Name));
        Assert.Null(notice.BanLastDay);
        Assert.Null(notice.Facts);
    }

    [Fact]
    public void Of_LawfulBan_ShowsItsLastDay() => Assert.Equal(Published().LastDay, ListingNotice.Of(Published(), Grounds).BanLastDay);

    [Fact]
    public void Of_BanThatEndsBeforeTheWindow_EndsWithTheBan()
    {
        var shorter = Published() with { LastDay = Published().Terms!.Publication!.LastDay.AddDays(-5) };

        Assert.Equal(shorter.LastDay, ListingNotice.Of(shorter, Grounds).LastDay);
        Assert.Equal(Published().Terms!.Publication!.LastDay, ListingNotice.Of(Published() with { LastDay = null }, Grounds).LastDay);
    }

    private static Listing Published(ListingTerms? terms = null)
    {
        var effective = SampleListings.Effective(terms ?? SampleListings.OnLaw);
        return effective.Apply(ListingPolicy.Publish(effective, Now).Value);
    }
}
