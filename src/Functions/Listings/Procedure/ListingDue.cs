using System.Diagnostics.CodeAnalysis;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Publications;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// When an effect of a listing is due: its start or end, or the effects of a recent fact. The rows are in the table of due publications, so
/// that one query of the timer finds both.
/// </summary>
public sealed class ListingDue(PublicationQueue queue)
{
    // Longer than recording takes: only this row exists if a process ends in between.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(2);

    private const string Prefix = "listing|";

    /// <summary>Called before a fact is recorded, so that its effects follow even if this process ends.</summary>
    public Task ExpectAsync(ListingId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        PutAsync(id, now + Recovery, cancellationToken);

    public Task PutAsync(ListingId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        queue.PutDueAsync(new DuePublication($"{Prefix}{id}", at), cancellationToken);

    public static bool TryRead(DuePublication due, [NotNullWhen(true)] out ListingId id)
    {
        id = default;
        return due.Id.StartsWith(Prefix, StringComparison.Ordinal) && ListingId.TryParse(due.Id[Prefix.Length..], out id);
    }
}
