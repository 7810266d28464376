using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>异议: why a party says that its listing is wrong.</summary>
/// <param name="EnteredBy">The officer who entered it from paper; null where the party sent it by its link.</param>
/// <param name="Scan">The paper; null where there is none.</param>
/// <param name="AnswerBy">Until when the bureau answers it.</param>
public sealed record ListingObjection(string Text, string? EnteredBy, Document? Scan, Deadline AnswerBy, DateTimeOffset At)
{
    /// <summary>Where the ruling is mailed to, where no case led to the listing; null where the party named no address.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Null until it is decided.</summary>
    public ListingObjectionRuled? Ruling { get; init; }
}

/// <summary>A party objected to its listing.</summary>
public sealed record ListingObjected(ListingObjection Objection) : Fact;

/// <summary>An officer decided on it. Upheld: listing, ban and publication end together.</summary>
public sealed record ListingObjectionRuled(bool IsUpheld, string Reason, string OfficerId, DateTimeOffset At) : Fact;

/// <summary>Objections to a listing: one at a time, decided by an officer who neither entered the listing nor the objection.</summary>
public static class ListingObjectionPolicy
{
    private static readonly TextRule ObjectionText = TextRule.Paragraphs(4000);
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    /// <summary>The objection that is not decided yet; null where there is none.</summary>
    public static ListingObjection? OpenOf(Listing listing) => listing.Objections.LastOrDefault() is { Ruling: null } open ? open : null;

    /// <summary>Until when the bureau answers the objection that waits; null where none does, or the listing has ended.</summary>
    public static Deadline? AnswerByOf(Listing listing) => listing.State == ListingState.Effective ? OpenOf(listing)?.AnswerBy : null;

    /// <summary>Whether a party can object now: its listing has effect, and no objection waits.</summary>
    public static bool MayObject(Listing listing, DateOnly day) =>
        listing is { State: ListingState.Effective, Kind: not ListKind.Honour } && listing.IsEffectiveOn(day) && OpenOf(listing) is null;

    /// <summary>Takes an objection in.</summary>
    /// <param name="enteredBy">The officer who enters it from paper; null where the party sends it.</param>
    public static Result<ListingObjected> Object(
        Listing listing,
        string? text,
        string? enteredBy,
        Document? scan,
        RuleFile rules,
        WorkingDayCalendar calendar,
        DateTimeOffset now
    ) =>
        !MayObject(listing, BeijingTime.DateOf(now))
            ? new Error(
                ErrorKind.Conflict,
                "listing-cannot-be-objected",
                "The listing has no effect, or an objection to it is not decided yet."
            )
        : ObjectionText.Accepts(text)
            ? new ListingObjected(
                new ListingObjection(
                    ObjectionText.Clean(text),
                    enteredBy,
                    scan,
                    AnswerBy(rules.ListingObjectionWorkingDays, calendar, now),
                    now
                )
            )
        : new Error(ErrorKind.Invalid, "listing-objection-is-missing", "Say in up to 4000 characters what is wrong.").At("objection");

    /// <summary>Takes in what an officer enters from paper.</summary>
    /// <param name="contactEmail">Null where the paper names no address.</param>
    public static Result<ListingObjected> ObjectOnPaper(
        Listing listing,
        string? text,
        string? contactEmail,
        string enteredBy,
        Document? scan,
        ActContext context
    )
    {
        if (contactEmail is not null && !MailAddressText.IsAddress(contactEmail))
        {
            return new Error(ErrorKind.Invalid, "email-is-malformed", "Give one mail address such as clerk@example.com, or none.").At(
                "contactEmail"
            );
        }

        var address = contactEmail is null ? null : MailAddressText.Clean(contactEmail);
        return Object(listing, text, enteredBy, scan, context.Rules, context.Calendar, context.Now)
            .Select(objected => new ListingObjected(objected.Objection with { ContactEmail = address }));
    }

    private static Deadline AnswerBy(Rule<int> rule, WorkingDayCalendar calendar, DateTimeOffset now) =>
        calendar.DeadlineFor(BeijingTime.DateOf(now), Term.WorkingDays(rule.Value), rule.Id);

    /// <summary>Whether an officer entered the listing or the objection that waits.</summary>
    public static bool IsOfWhoEntered(Listing listing, string officerId, StaffDirectory directory) =>
        directory.IsSamePerson(listing.EnteredBy, officerId) || directory.IsSamePerson(OpenOf(listing)?.EnteredBy, officerId);

    /// <summary>Another officer decides.</summary>
    public static Result<ListingObjectionRuled> Rule(
        Listing listing,
        string officerId,
        StaffDirectory directory,
        bool upholds,
        string? reason,
        DateTimeOffset now
    )
    {
        if (OpenOf(listing) is null || listing.State != ListingState.Effective)
        {
            return new Error(
                ErrorKind.Conflict,
                "listing-objection-is-not-open",
                "No objection to this listing waits, or the listing has ended."
            );
        }

        return IsOfWhoEntered(listing, officerId, directory)
                ? new Error(
                    ErrorKind.Forbidden,
                    "listing-objection-needs-another-officer",
                    "You entered this listing or the objection. Another officer decides."
                )
            : ReasonText.Accepts(reason) ? new ListingObjectionRuled(upholds, ReasonText.Clean(reason), officerId, now)
            : new Error(ErrorKind.Invalid, "listing-reason-is-missing", "Give a reason of 1 to 1000 characters.").At("rulingReason");
    }
}
