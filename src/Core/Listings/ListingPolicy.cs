using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>What may become of a listing. Class, publication and term follow from measures and basis, never from a choice.</summary>
public static class ListingPolicy
{
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    /// <summary>The advance notice was served on the party.</summary>
    public static Result<ListingMoved> Notify(Listing listing, DateTimeOffset now) => Move(listing, ListingMove.Notify, "", now);

    /// <summary>The suspicion is unfounded, or the decision imposes nothing that is listed.</summary>
    public static Result<ListingMoved> Reject(Listing listing, string? reason, DateTimeOffset now) =>
        WithReason(listing, ListingMove.Reject, reason, now);

    /// <summary>A reversal takes the basis away.</summary>
    public static Result<ListingMoved> Revoke(Listing listing, string? reason, DateTimeOffset now) =>
        WithReason(listing, ListingMove.Revoke, reason, now);

    /// <summary>Notes the end that the window already brought.</summary>
    public static Result<ListingMoved> Expire(Listing listing, DateTimeOffset now) =>
        listing.LastDay is { } last && BeijingTime.DateOf(now) > last
            ? Move(listing, ListingMove.Expire, "", now)
            : new Error(ErrorKind.Conflict, "listing-is-in-force", "The window of the listing has not ended.");

    /// <summary>What a decision means for a listing; its class is the gravest of the measures.</summary>
    /// <param name="measures">What the decision imposes; at least one.</param>
    /// <param name="decidedOn">The day of the determining document, from which the window of the class is counted.</param>
    public static ListingTerms TermsOf(
        ImmutableArray<Measure> measures,
        BanTerm? ban,
        string decisionNumber,
        DateOnly decidedOn,
        RuleFile rules
    )
    {
        var gravest = measures.Max(measure => measure.PublicationClass);
        var window = rules.ListingWindows.Value.First(each => each.Class == gravest);
        return new ListingTerms(
            decisionNumber,
            decidedOn,
            gravest,
            [.. measures.SelectMany(measure => measure.Basis).Distinct()],
            window.MinimumMonths == 0 ? decidedOn : decidedOn.AddMonths(window.MinimumMonths).AddDays(1),
            decidedOn.AddMonths(window.MaximumMonths),
            ban
        );
    }

    /// <summary>Takes the listing over from a decision.</summary>
    public static Result<ListingDecided> Decide(Listing listing, ListingTerms terms, RuleFile rules, DateTimeOffset now)
    {
        if (listing.Kind == ListKind.SeriousDishonesty && terms.Basis.All(each => each.Rank == BasisRank.BureauMeasure))
        {
            return new Error(
                ErrorKind.Invalid,
                "list-basis-is-missing",
                "A bureau's measure supports only the internal record. This list needs a law, regulation, rule or policy document."
            );
        }

        var trace = rules.ListingWindows.Trace(
            "listing-has-its-window",
            new TracedFact("class", $"{terms.Class}"),
            new TracedFact("earliestRepair", $"{terms.EarliestRepairOn:yyyy-MM-dd}"),
            new TracedFact("lastPublished", $"{terms.LastPublishedOn:yyyy-MM-dd}")
        );
        return ListingMoves.Move(listing.State, ListingMove.Decide).Select(_ => new ListingDecided(terms, [trace], now));
    }

    /// <summary>
    /// The decision was served: listing and ban begin. A ban ends on the corresponding day of its last month, a record without ban with the
    /// window of its class.
    /// </summary>
    /// <param name="servedOn">The day of the completed service.</param>
    public static Result<ListingTookEffect> TakeEffect(Listing listing, DateOnly servedOn, DateTimeOffset now) =>
        ListingMoves
            .Move(listing.State, ListingMove.TakeEffect)
            .Select(_ => new ListingTookEffect(servedOn, LastDayOf(listing.Terms!, servedOn), now));

    /// <summary>Publishes a listing in effect, where its basis is a law or regulation and its class is not slight.</summary>
    public static Result<ListingPublished> Publish(Listing listing, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        return
            listing.IsEffectiveOn(today)
            && listing is { Kind: not ListKind.Honour, Entry: not { IsHistorical: true } }
            && listing.PublishedFrom is null
            && listing.Terms is { Class: not PublicationClass.Slight } terms
            && today <= terms.LastPublishedOn
            && terms.Basis.Any(each => each.AllowsPublication)
            ? new ListingPublished(today, now)
            : new Error(
                ErrorKind.Conflict,
                "listing-is-not-published",
                "Only a listing in effect is published: once, within its window, on a law or regulation, never in class slight."
            );
    }

    /// <summary>A ban lasts from the day with effect on, a record without ban as long as the window of its class.</summary>
    internal static DateOnly? LastDayOf(ListingTerms terms, DateOnly from) =>
        terms.Ban switch
        {
            null => terms.LastPublishedOn,
            { Months: { } months } => from.AddMonths(months),
            _ => null,
        };

    private static Result<ListingMoved> WithReason(Listing listing, ListingMove move, string? reason, DateTimeOffset now) =>
        ReasonText.Accepts(reason)
            ? Move(listing, move, ReasonText.Clean(reason), now)
            : new Error(ErrorKind.Invalid, "listing-reason-is-missing", "Give a reason of 1 to 1000 characters.").At("reason");

    private static Result<ListingMoved> Move(Listing listing, ListingMove move, string reason, DateTimeOffset now) =>
        ListingMoves.Move(listing.State, move).Select(to => new ListingMoved(move, listing.State, to, reason, now));
}
