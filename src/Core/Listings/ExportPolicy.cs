using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Listings;

/// <summary>Expected status of a listing at the exchange.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExportAction>))]
public enum ExportAction
{
    /// <summary>新增: published there.</summary>
    Add,

    /// <summary>撤销: no longer published there.</summary>
    Withdraw,
}

/// <summary>An officer's check at the exchange.</summary>
/// <param name="Address">URL of the entry.</param>
/// <param name="Evidence">A screenshot.</param>
public sealed record ExportConfirmation(ExportAction Action, string Address, Document Evidence, string OfficerId, DateTimeOffset At);

/// <summary>Confirmation of exports: an officer confirms each entry and each withdrawal with address and screenshot.</summary>
public static class ExportPolicy
{
    private const int MaxAddressLength = 500;

    /// <summary>What has to be confirmed on a day; null where nothing is.</summary>
    public static ExportAction? OwedOn(Listing listing, DateOnly day) =>
        listing.PublicationOn(day) switch
        {
            PublicationState.Published => IsConfirmed(listing, ExportAction.Add) ? null : ExportAction.Add,
            PublicationState.Ended => IsConfirmed(listing, ExportAction.Withdraw) ? null : ExportAction.Withdraw,
            _ => null,
        };

    /// <summary>Checks the officer's entries other than the file.</summary>
    /// <param name="action">What the officer confirms; it may already be confirmed.</param>
    public static Result<string> Check(Listing listing, ExportAction? action, string? address, DateTimeOffset now)
    {
        var owed = OwedOn(listing, BeijingTime.DateOf(now));
        if (owed is null || owed != action)
        {
            return new Error(
                ErrorKind.Conflict,
                "export-is-not-owed",
                "Nothing of this listing is to be confirmed, or it was withdrawn meanwhile. Reload its page."
            );
        }

        return
            address is { Length: <= MaxAddressLength }
            && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : new Error(ErrorKind.Invalid, "export-address-is-missing", "Give the address at the exchange, beginning with https://.").At(
                "address"
            );
    }

    public static Result<ExportConfirmed> Confirm(
        Listing listing,
        ExportAction? action,
        string? address,
        Document evidence,
        string officerId,
        DateTimeOffset now
    ) =>
        Check(listing, action, address, now)
            .Select(read => new ExportConfirmed(new ExportConfirmation(action!.Value, read, evidence, officerId, now)));

    private static bool IsConfirmed(Listing listing, ExportAction action) => listing.ExportConfirmations.Any(each => each.Action == action);
}
