using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Tests.Cases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

/// <summary>A listing for a concealment at each stage, decided on 10 March 2026.</summary>
internal static class SampleListings
{
    /// <summary>The officer "first" left office, and came back as "again".</summary>
    internal static readonly StaffDirectory Returned = new()
    {
        Officers =
        [
            new Officer("first", "李经办", "li@keji.example", [DeskRole.CaseOfficer]) { EndedAt = Now },
            new Officer("again", "李经办", "li@keji.example", [DeskRole.CaseOfficer]),
            new Officer("second", "冯领导", "feng@keji.example", [DeskRole.Leader]),
        ],
    };

    internal static readonly ListingTerms Banning = TermsOf("ban", new BanTerm(12));

    internal static readonly LegalBasis Law = new("《科学技术进步法》", "第一百一十条", BasisRank.Law);

    internal static readonly ListingTerms OnLaw = TermsOf(new BanTerm(12), MeasureOf("ban") with { Basis = [Law] });

    internal static ListingTerms TermsOf(string measure, BanTerm? ban) => TermsOf(ban, MeasureOf(measure));

    internal static ListingTerms TermsOf(BanTerm? ban, params ImmutableArray<Measure> measures) =>
        ListingPolicy.TermsOf(measures, ban, "白科决〔2026〕1号", Today, RulesInForce);

    internal static Measure MeasureOf(string id) => RulesInForce.Measures.Value.Single(each => each.Id == id);

    internal static Listing Proposed(ListKind kind = ListKind.Dishonesty) =>
        Listing.From(new ListingProposed(SampleCases.Id.ListingId, kind, SampleCases.Opened().Subject, "单位", Now));

    internal static Listing Notified(ListKind kind = ListKind.Dishonesty) =>
        Proposed(kind).Apply(ListingPolicy.Notify(Proposed(kind), Now).Value);

    internal static Listing Decided(ListingTerms? terms = null) =>
        Notified().Apply(ListingPolicy.Decide(Notified(), terms ?? Banning, RulesInForce, Now).Value);

    internal static Listing Effective(ListingTerms? terms = null, DateOnly? from = null) =>
        Decided(terms).Apply(ListingPolicy.TakeEffect(Decided(terms), from ?? Today, Now).Value);

    internal static string[] Codes<T>(Result<T> result) => SampleCases.Codes(result);

    internal static DateTimeOffset At(DateOnly day) => SampleCases.At(day);

    internal static ImmutableArray<DateOnly> Days(DateOnly from, int count) => [.. Enumerable.Range(0, count).Select(from.AddDays)];
}
