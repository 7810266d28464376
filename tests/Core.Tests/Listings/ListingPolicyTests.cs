using System.Globalization;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class ListingPolicyTests
{
    [Theory]
    [InlineData("integrity-talk", PublicationClass.Slight, "2026-03-10", "2026-06-10")]
    [InlineData("ban", PublicationClass.Ordinary, "2026-06-11", "2027-03-10")]
    [InlineData("long-ban", PublicationClass.Grave, "2027-03-11", "2029-03-10")]
    public void TermsOf_Measure_HasTheWindowOfItsClass(string measure, PublicationClass expected, string repair, string last)
    {
        var terms = TermsOf(measure, null);

        Assert.Equal((expected, Day(repair), Day(last)), (terms.Class, terms.EarliestRepairOn, terms.LastRecordedOn));
    }

    [Fact]
    public void Change_ByAnAppeal_ReplacesTheTermsFromTheSameDay()
    {
        var published = SampleListings.Effective(SampleListings.OnLaw);
        published = published.Apply(ListingPolicy.Publish(published, Now).Value);
        var later = SampleListings.At(Today.AddDays(10));
        var lighter = SampleListings.TermsOf(ban: null, SampleListings.MeasureOf("integrity-talk"));

        var changed = published.Apply(ListingPolicy.Change(published, lighter, "变更", later).Value);

        Assert.Equal((ListingState.Effective, lighter.LastRecordedOn), (changed.State, changed.LastDay));
        Assert.Null(BanPolicy.BanOn(changed, Today.AddDays(10)));
        Assert.Equal(PublicationState.Ended, changed.PublicationOn(Today.AddDays(10)));
        Assert.Equal(Today.AddDays(10), changed.PublicationEndedOn);
        var shorter = published.Apply(
            ListingPolicy.Change(published, SampleListings.OnLaw with { Ban = new BanTerm(6) }, "变更", later).Value
        );
        Assert.Equal(published.EffectiveFrom!.Value.AddMonths(6), shorter.LastDay);
        Assert.Equal(PublicationState.Published, shorter.PublicationOn(Today.AddDays(10)));
        Assert.Equal(
            [
                new FieldDifference("ban.months", "12", "6"),
                new FieldDifference("lastDay", $"{published.LastDay:yyyy-MM-dd}", $"{shorter.LastDay:yyyy-MM-dd}"),
            ],
            Assert.Single(shorter.Changes).Differences.AsEnumerable()
        );
        var revoked = published.Apply(ListingPolicy.Revoke(published, "撤销", later).Value);
        Assert.Equal(["listing-move-is-not-legal"], SampleListings.Codes(ListingPolicy.Change(revoked, lighter, "变更", later)));
    }

    [Fact]
    public void TermsOf_SeveralMeasures_HasTheGravestClass() =>
        Assert.Equal(
            PublicationClass.Grave,
            ListingPolicy.TermsOf(RulesInForce.Measures.Value, null, "白科决〔2026〕1号", Today, RulesInForce).Class
        );

    [Theory]
    [InlineData("2026-03-10", 12, "2027-03-10")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    [InlineData("2026-12-31", 1, "2027-01-31")]
    public void TakeEffect_Ban_EndsOnTheCorrespondingDay(string from, int months, string last)
    {
        var listing = Effective(TermsOf("ban", new BanTerm(months)), Day(from));

        Assert.False(listing.IsEffectiveOn(Day(from).AddDays(-1)));
        Assert.True(listing.IsEffectiveOn(Day(from)));
        Assert.True(listing.IsEffectiveOn(Day(last)));
        Assert.False(listing.IsEffectiveOn(Day(last).AddDays(1)));
    }

    [Fact]
    public void TakeEffect_PermanentBanOrNone_EndsNeverOrWithTheWindow()
    {
        Assert.Null(Effective(TermsOf("long-ban", new BanTerm(null))).LastDay);
        Assert.Equal(new DateOnly(2026, 6, 10), Effective(TermsOf("integrity-talk", null)).LastDay);
    }

    [Fact]
    public void IsEffectiveOn_BeforeTheServiceOfTheDecision_IsFalse() =>
        Assert.All(new[] { Proposed(), Notified(), Decided() }, listing => Assert.False(listing.IsEffectiveOn(Today)));

    [Fact]
    public void Expire_EachSideOfTheLastDay()
    {
        var listing = Effective();

        Assert.Equal(["listing-is-in-force"], Codes(ListingPolicy.Expire(listing, At(listing.LastDay!.Value))));
        Assert.Equal(ListingState.Expired, ListingPolicy.Expire(listing, At(listing.LastDay.Value.AddDays(1))).Value.To);
    }

    [Fact]
    public void Reject_UnfoundedSuspicion_NeedsAReason()
    {
        Assert.Equal(ListingState.Rejected, Notified().Apply(ListingPolicy.Reject(Notified(), "不成立", Now).Value).State);
        Assert.Equal(["listing-reason-is-missing"], Codes(ListingPolicy.Reject(Notified(), " ", Now)));
        Assert.Equal(["listing-move-is-not-legal"], Codes(ListingPolicy.Reject(Decided(), "不成立", Now)));
    }

    [Fact]
    public void Decide_SeriousListOnABureauMeasureAlone_IsRefused()
    {
        var serious = Notified(ListKind.SeriousDishonesty);

        Assert.Equal(["list-basis-is-missing"], Codes(ListingPolicy.Decide(serious, Banning, RulesInForce, Now)));
        Assert.True(ListingPolicy.Decide(serious, OnLaw, RulesInForce, Now).IsSuccess);
        Assert.Equal("listings.windows", Assert.Single(ListingPolicy.Decide(serious, OnLaw, RulesInForce, Now).Value.Traces).RuleId);
    }

    [Fact]
    public void Publish_FollowsFromBasisAndClass()
    {
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(Effective(), Now)));
        var slight = Effective(TermsOf(null, MeasureOf("integrity-talk") with { Basis = [Law] }));
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(slight, Now)));
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(Decided(OnLaw), Now)));
        Assert.Equal(PublicationState.None, Effective().PublicationOn(Today));

        var published = Effective(OnLaw).Apply(ListingPolicy.Publish(Effective(OnLaw), Now).Value);

        Assert.Equal(PublicationState.Published, published.PublicationOn(OnLaw.Publication!.LastDay));
        Assert.Equal(PublicationState.Ended, published.PublicationOn(OnLaw.Publication!.LastDay.AddDays(1)));
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(published, Now)));
    }

    [Fact]
    public void Publish_OfADrill_IsRefused() =>
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(Effective(OnLaw) with { IsDrill = true }, Now)));

    /// <summary>A lawful measure beside a graver one of the bureau: class, window and text are those of the lawful one.</summary>
    [Fact]
    public void TermsOf_LawfulBesideBureauMeasure_PublishesTheLawfulOneAlone()
    {
        var lawful = MeasureOf("integrity-talk") with { Name = "通报批评", PublicationClass = PublicationClass.Ordinary, Basis = [Law] };
        var terms = TermsOf(new BanTerm(60), lawful, MeasureOf("long-ban"));

        Assert.Equal(PublicationClass.Ordinary, terms.Class);
        Assert.Equal(Day("2026-06-11"), terms.EarliestRepairOn);
        Assert.Equal((Day("2027-03-10"), Day("2029-03-10")), (terms.Publication!.LastDay, terms.LastRecordedOn));
        Assert.Equal(["通报批评"], terms.Publication.Measures.Select(measure => measure.Name));
        Assert.Equal<LegalBasis>([Law], terms.Publication.Basis);
        Assert.False(terms.Publication.NamesBan);
        Assert.Equal(2, terms.Measures.Length);
        var listing = Effective(terms);
        listing = listing.Apply(ListingPolicy.Publish(listing, Now).Value);
        Assert.Equal(PublicationState.Ended, listing.PublicationOn(Day("2027-03-11")));
        Assert.NotNull(BanPolicy.BanOn(listing, Day("2027-03-11")));
    }

    /// <summary>A law in class slight beside a bureau's measure of a higher class makes nothing public.</summary>
    [Fact]
    public void TermsOf_SlightLawBesideGraveBureauMeasure_PublishesNothing()
    {
        var terms = TermsOf(new BanTerm(60), MeasureOf("integrity-talk") with { Basis = [Law] }, MeasureOf("long-ban"));

        Assert.Null(terms.Publication);
        Assert.Equal(PublicationClass.Grave, terms.Class);
        Assert.Equal(["listing-is-not-published"], Codes(ListingPolicy.Publish(Effective(terms), Now)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
