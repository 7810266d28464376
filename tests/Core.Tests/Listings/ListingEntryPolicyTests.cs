using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Tests.Cases;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class ListingEntryPolicyTests
{
    private static readonly ListingEntryForm Ordinary = new()
    {
        Kind = ListKind.Dishonesty,
        Name = "示例科技有限公司",
        DecisionNumber = "白科决〔2026〕2号",
        DecidedOn = Today.AddDays(-3),
        ServedOn = Today.AddDays(-1),
        Authority = "白城市科学技术局",
        Facts = "提供虚假材料。",
        Proof = "案卷2026-2号",
        Severity = Severity.Major,
        Measures = [new IntendedMeasure("ban", new BanTerm(12))],
    };

    private static readonly ListingEntryForm OldData = Ordinary with
    {
        Severity = null,
        Measures = [],
        IsHistorical = true,
        HistoricalUntil = Today.AddDays(100),
    };

    private static readonly ListingEntryForm Honour = Ordinary with
    {
        Kind = ListKind.Honour,
        Severity = null,
        Measures = [],
        HonourLevel = HonourLevel.Provincial,
    };

    private static readonly ListingEntryForm Serious = Ordinary with
    {
        Kind = ListKind.SeriousDishonesty,
        Severity = null,
        Measures = [],
        SeriousBasisId = "sample-list",
    };

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "kind", "kind" },
            { "name", "name" },
            { "number", "decisionNumber" },
            { "future", "decidedOn" },
            { "served before", "servedOn" },
            { "served in future", "servedOn" },
            { "authority", "authority" },
            { "facts", "facts" },
            { "proof", "proof" },
            { "severity", "severity" },
            { "measures", "measures" },
            { "old without end", "historicalUntil" },
            { "old honour", "isHistorical" },
            { "honour level", "honourLevel" },
            { "serious basis", "seriousBasisId" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_OneThingWrong_IsRefusedAtItsField(string what, string field)
    {
        var form = what switch
        {
            "kind" => Ordinary with { Kind = null, Severity = null },
            "name" => Ordinary with { Name = " " },
            "number" => Ordinary with { DecisionNumber = null },
            "future" => Ordinary with { DecidedOn = Today.AddDays(1), ServedOn = Today.AddDays(1) },
            "served before" => Ordinary with { ServedOn = Today.AddDays(-4) },
            "served in future" => Ordinary with { ServedOn = Today.AddDays(1) },
            "authority" => Ordinary with { Authority = null },
            "facts" => Ordinary with { Facts = null },
            "proof" => Ordinary with { Proof = null },
            "severity" => Ordinary with { Severity = null },
            "measures" => Ordinary with { Measures = [new IntendedMeasure("ban", new BanTerm(37))] },
            "old without end" => OldData with { HistoricalUntil = null },
            "old honour" => Honour with { IsHistorical = true, HistoricalUntil = Today },
            "honour level" => Honour with { HonourLevel = null },
            _ => Serious with { SeriousBasisId = "list-of-our-own" },
        };

        Assert.False(ListingEntryPolicy.Check(form, RulesInForce, allowsSamples: true, Now).TryGet(out _, out var errors));
        Assert.Contains(field, errors.Select(error => error.Field));
    }

    [Fact]
    public void Check_EverythingWrong_NamesAllAtOnce()
    {
        Assert.False(
            ListingEntryPolicy.Check(new ListingEntryForm(), RulesInForce, allowsSamples: true, Now).TryGet(out _, out var errors)
        );
        Assert.Equal(8, errors.Select(error => error.Field).Distinct().Count());
    }

    /// <summary>A city bureau keeps no list of its own, and production cites no sample.</summary>
    [Theory]
    [InlineData(null, true, "list-basis-is-missing")]
    [InlineData("list-of-our-own", true, "list-basis-is-missing")]
    [InlineData("sample-list", false, "list-basis-is-sample")]
    public void Check_SeriousDishonestyWithoutBasisInTheRules_IsRefusedWithTheReason(string? basis, bool allowsSamples, string code) =>
        Assert.Equal([code], Codes(ListingEntryPolicy.Check(Serious with { SeriousBasisId = basis }, RulesInForce, allowsSamples, Now)));

    [Fact]
    public void Confirm_SeriousDishonesty_HasClassWindowAndBanOfItsBasis()
    {
        var listing = Confirmed(Serious);

        var basis = Assert.Single(RulesInForce.SeriousBases.Value);
        Assert.Equal((PublicationClass.Grave, basis.Basis), (listing.Terms!.Class, Assert.Single(listing.Terms.Basis)));
        Assert.Equal(Serious.ServedOn!.Value.AddMonths(basis.BanMonths!.Value), listing.LastDay);
        Assert.Equal(basis.BansResponsiblePersons, listing.Terms.BansResponsiblePersons);
        Assert.True(ListingPolicy.Publish(listing, Now).IsSuccess);
    }

    [Fact]
    public void Confirm_OrdinaryEntry_HasEffectFromItsServiceAndBans()
    {
        var listing = Confirmed(Ordinary);

        Assert.Equal((ListingState.Effective, Ordinary.ServedOn), (listing.State, listing.EffectiveFrom));
        Assert.Null(BanPolicy.BanOn(listing, Ordinary.ServedOn!.Value.AddDays(-1)));
        Assert.NotNull(BanPolicy.BanOn(listing, Today));
        Assert.Equal("listing-is-not-published", Assert.Single(Codes(ListingPolicy.Publish(listing, Now))));
    }

    [Fact]
    public void Confirm_OldData_BansNobodyAndIsNeverPublished()
    {
        var listing = Confirmed(OldData);

        Assert.True(listing.IsEffectiveOn(Today.AddDays(100)));
        Assert.False(listing.IsEffectiveOn(Today.AddDays(101)));
        Assert.Null(BanPolicy.BanOn(listing, Today));
        var onLaw = listing with { Terms = OnLaw };
        Assert.Equal("listing-is-not-published", Assert.Single(Codes(ListingPolicy.Publish(onLaw, Now))));
    }

    [Fact]
    public void Confirm_Honour_LastsItsTermAndBansNobody()
    {
        var listing = Confirmed(Honour);

        Assert.Equal(Honour.DecidedOn!.Value.AddMonths(RulesInForce.HonourMonths.Value), listing.LastDay);
        Assert.Null(BanPolicy.BanOn(listing, Today));
    }

    [Fact]
    public void Confirm_ByWhoEnteredIt_IsRefused()
    {
        var listing = Entered(Ordinary);

        Assert.Equal(
            ["listing-needs-second-officer"],
            Codes(ListingEntryPolicy.Confirm(listing, "first", new StaffDirectory(), RulesInForce, allowsSamples: true, Now))
        );
        Assert.Equal(
            ["listing-needs-second-officer"],
            Codes(ListingEntryPolicy.Reject(listing, "first", new StaffDirectory(), "不实", Now))
        );
    }

    /// <summary>Who left office and came back has another id.</summary>
    [Fact]
    public void ConfirmRejectRevoke_BySamePersonWithAnotherId_IsRefused()
    {
        Assert.Equal(
            ["listing-needs-second-officer"],
            Codes(ListingEntryPolicy.Confirm(Entered(Ordinary), "again", Returned, RulesInForce, allowsSamples: true, Now))
        );
        Assert.Equal(["listing-needs-second-officer"], Codes(ListingEntryPolicy.Reject(Entered(Ordinary), "again", Returned, "不实", Now)));
        Assert.Equal(
            ["listing-needs-second-officer"],
            Codes(ListingEntryPolicy.Revoke(Confirmed(Ordinary), "again", Returned, "不实", Now))
        );
        Assert.True(ListingEntryPolicy.Confirm(Entered(Ordinary), "second", Returned, RulesInForce, allowsSamples: true, Now).IsSuccess);
    }

    [Fact]
    public void Confirm_Twice_IsNotLegal() =>
        Assert.Equal(
            ["listing-move-is-not-legal"],
            Codes(ListingEntryPolicy.Confirm(Confirmed(Ordinary), "second", new StaffDirectory(), RulesInForce, allowsSamples: true, Now))
        );

    [Fact]
    public void Confirm_ListingOfACase_IsRefused() =>
        Assert.Equal(
            ["listing-follows-its-case"],
            Codes(ListingEntryPolicy.Confirm(Proposed(), "second", new StaffDirectory(), RulesInForce, allowsSamples: true, Now))
        );

    /// <summary>What was entered on a sample is not confirmed where samples are refused by now.</summary>
    [Fact]
    public void Confirm_RulesRefuseItByNow_IsRefused() =>
        Assert.Equal(
            ["list-basis-is-sample"],
            Codes(ListingEntryPolicy.Confirm(Entered(Serious), "second", new StaffDirectory(), RulesInForce, allowsSamples: false, Now))
        );

    private static Listing Entered(ListingEntryForm form)
    {
        var entry = ListingEntryPolicy.Check(form, RulesInForce, allowsSamples: true, Now).Value;
        return Listing.From(
            new ListingProposed(SampleCases.Id.ListingId, form.Kind!.Value, SampleCases.Opened().Subject, form.Name!, Now)
            {
                Entry = entry,
                EnteredBy = "first",
            }
        );
    }

    private static Listing Confirmed(ListingEntryForm form) =>
        Entered(form)
            .Apply(ListingEntryPolicy.Confirm(Entered(form), "second", new StaffDirectory(), RulesInForce, allowsSamples: true, Now).Value);
}
