using System.Diagnostics.CodeAnalysis;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Publications;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// When something is to follow from a listing: its effect or end, or what was recorded of it just now. The rows stand among the due
/// publications, so that one look of the timer finds both.
/// </summary>
public sealed class ListingDue(PublicationQueue queue)
{
    // Longer than recording takes: this row alone is left where a process dies in between.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(2);

    private const string Prefix = "listing|";

    /// <summary>Before a fact is recorded: something follows, whatever becomes of this process.</summary>
    public Task ExpectAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        PutAsync(id, now + Recovery, cancellationToken);

    /// <summary>Lets something follow at an instant.</summary>
    public Task PutAsync(ListingId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        queue.PutDueAsync(new DuePublication($"{Prefix}{id}", at), cancellationToken);

    /// <summary>Whether a row is of a listing.</summary>
    public static bool TryRead(DuePublication due, [NotNullWhen(true)] out ListingId id)
    {
        id = default;
        return due.Id.StartsWith(Prefix, StringComparison.Ordinal) && ListingId.TryParse(due.Id[Prefix.Length..], out id);
    }
}
