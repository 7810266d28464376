using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Listings;

/// <summary>
/// Provisional terms of a listing were counted again, by a notice of working days that was missing before; null where one was not.
/// </summary>
/// <param name="IntakeBy">Of the repair, like <paramref name="DecideBy"/>.</param>
/// <param name="AnswerBy">Until when the objection that waits is answered.</param>
public sealed record ListingRecounted(Deadline? IntakeBy, Deadline? DecideBy, Deadline? AnswerBy, DateTimeOffset At) : Fact
{
    /// <summary>Whether any was.</summary>
    [JsonIgnore]
    public bool HasAny => IntakeBy is not null || DecideBy is not null || AnswerBy is not null;
}

/// <summary>Terms of the repair of a listing, and of the objection to it, that are counted again once the notice is loaded.</summary>
public static class ListingRecountPolicy
{
    /// <summary>Whether a term that runs leans on a year whose notice is missing.</summary>
    public static bool IsProvisional(Listing listing) =>
        ((Deadline?[])[listing.Repair?.IntakeBy, listing.Repair?.DecideBy, ListingObjectionPolicy.AnswerByOf(listing)]).Any(term =>
            term is { IsProvisional: true }
        );

    /// <summary>The terms that run, are provisional, and are settled by this calendar.</summary>
    public static Result<ListingRecounted> Recount(Listing listing, WorkingDayCalendar calendar, DateTimeOffset now)
    {
        var recounted = new ListingRecounted(
            calendar.Settle(listing.Repair?.IntakeBy),
            calendar.Settle(listing.Repair?.DecideBy),
            calendar.Settle(ListingObjectionPolicy.AnswerByOf(listing)),
            now
        );
        return recounted.HasAny
            ? recounted
            : new Error(ErrorKind.Conflict, "no-term-is-provisional", "No running term of the listing waits for a notice of working days.");
    }
}
