using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
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

    /// <summary>
    /// An appeal changed the decision: its terms take the place of those in effect, and count from the same day. What was published and may
    /// not be any more is withdrawn today.
    /// </summary>
    public static Result<ListingChanged> Change(Listing listing, ListingTerms terms, string reason, DateTimeOffset now)
    {
        var yesterday = BeijingTime.DateOf(now).AddDays(-1);
        var withdrawn = listing.PublishedFrom is null || terms.Publication is not null ? null : listing.Terms!.Publication;
        return ListingMoves
            .Move(listing.State, ListingMove.Change)
            .Select(_ => new ListingChanged(
                withdrawn is null
                    ? terms
                    : terms with
                    {
                        Publication = withdrawn with { LastDay = withdrawn.LastDay < yesterday ? withdrawn.LastDay : yesterday },
                    },
                LastDayOf(terms, listing.EffectiveFrom!.Value),
                reason,
                now
            ))
            .Select(changed =>
                changed with
                {
                    Differences =
                    [
                        .. FieldDifference.Between(listing.Terms, changed.Terms),
                        .. FieldDifference.Between(listing.LastDay, changed.LastDay, "lastDay"),
                    ],
                }
            );
    }

    /// <summary>Notes the end that the window already brought.</summary>
    public static Result<ListingMoved> Expire(Listing listing, DateTimeOffset now) =>
        listing.LastDay is { } last && BeijingTime.DateOf(now) > last
            ? Move(listing, ListingMove.Expire, "", now)
            : new Error(ErrorKind.Conflict, "listing-is-in-force", "The window of the listing has not ended.");

    /// <summary>
    /// What a decision means for a listing. Class, publication and its window follow from the measures that may be published, each by its
    /// own basis and class; an internal record keeps the window of its gravest measure.
    /// </summary>
    /// <param name="measures">What the decision imposes; at least one.</param>
    /// <param name="decidedOn">The day of the determining document, from which windows are counted.</param>
    public static ListingTerms TermsOf(
        ImmutableArray<Measure> measures,
        BanTerm? ban,
        string decisionNumber,
        DateOnly decidedOn,
        RuleFile rules
    )
    {
        var published = measures.Where(measure => measure.MayBePublished).ToImmutableArray();
        var gravest = measures.Max(measure => measure.PublicationClass);
        var decisive = published.IsEmpty ? gravest : published.Max(measure => measure.PublicationClass);
        return new ListingTerms(
            decisionNumber,
            decidedOn,
            decisive,
            [.. measures.SelectMany(measure => measure.Basis).Distinct()],
            EarliestRepairOf(decisive, decidedOn, rules),
            LastDayOf(gravest, decidedOn, rules),
            ban
        )
        {
            Measures = [.. measures.Select(measure => NameOf(measure, ban))],
            Publication = published.IsEmpty
                ? null
                : new PublicationTerms(
                    [.. published.SelectMany(measure => measure.Basis).Where(basis => basis.AllowsPublication).Distinct()],
                    [.. published.Select(measure => NameOf(measure, ban))],
                    [.. published.SelectMany(measure => measure.Remedies).Distinct()],
                    published.Any(measure => measure.Bans && ban is not null),
                    LastDayOf(decisive, decidedOn, rules)
                ),
        };
    }

    /// <summary>The minimum of a class, from the determining document: the first day for repair.</summary>
    internal static DateOnly EarliestRepairOf(PublicationClass publicationClass, DateOnly decidedOn, RuleFile rules) =>
        WindowOf(publicationClass, rules).MinimumMonths is > 0 and var months ? decidedOn.AddMonths(months).AddDays(1) : decidedOn;

    /// <summary>The maximum of a class, from the determining document: the automatic end.</summary>
    internal static DateOnly LastDayOf(PublicationClass publicationClass, DateOnly decidedOn, RuleFile rules) =>
        decidedOn.AddMonths(WindowOf(publicationClass, rules).MaximumMonths);

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
            new TracedFact("lastPublished", terms.Publication is { } shown ? $"{shown.LastDay:yyyy-MM-dd}" : "none"),
            new TracedFact("lastRecorded", $"{terms.LastRecordedOn:yyyy-MM-dd}")
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

    /// <summary>
    /// Publishes what may be published of a listing in effect, within its window; nothing of a drill.
    /// </summary>
    public static Result<ListingPublished> Publish(Listing listing, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        return
            listing.IsEffectiveOn(today)
            && listing is { IsDrill: false, PublishedFrom: null, Entry: not { IsHistorical: true }, Terms.Publication: { } terms }
            && today <= terms.LastDay
            ? new ListingPublished(today, now)
            : new Error(
                ErrorKind.Conflict,
                "listing-is-not-published",
                "Only a listing in effect is published: once, within its window, on a law or regulation, never in class slight or of a "
                    + "drill."
            );
    }

    /// <summary>A ban lasts from the day with effect on, a record without ban as long as the window of its class.</summary>
    internal static DateOnly? LastDayOf(ListingTerms terms, DateOnly from) =>
        terms.Ban switch
        {
            null => terms.LastRecordedOn,
            { Months: { } months } => from.AddMonths(months),
            _ => null,
        };

    private static ListingWindow WindowOf(PublicationClass publicationClass, RuleFile rules) =>
        rules.ListingWindows.Value.First(each => each.Class == publicationClass);

    private static LetterMeasure NameOf(Measure measure, BanTerm? ban) =>
        measure.Bans && ban is not null
            ? new LetterMeasure(measure.Name, ban.Months, ban.Months is null)
            : new LetterMeasure(measure.Name, BanMonths: null, IsPermanent: false);

    private static Result<ListingMoved> WithReason(Listing listing, ListingMove move, string? reason, DateTimeOffset now) =>
        ReasonText.Accepts(reason)
            ? Move(listing, move, ReasonText.Clean(reason), now)
            : new Error(ErrorKind.Invalid, "listing-reason-is-missing", "Give a reason of 1 to 1000 characters.").At("reason");

    private static Result<ListingMoved> Move(Listing listing, ListingMove move, string reason, DateTimeOffset now) =>
        ListingMoves.Move(listing.State, move).Select(to => new ListingMoved(move, listing.State, to, reason, now));
}
