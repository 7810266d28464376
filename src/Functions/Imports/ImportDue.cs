using System.Diagnostics.CodeAnalysis;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Publications;

namespace CreditFunctions.Functions.Imports;

/// <summary>When rows of an import are to be applied or reversed. The rows are in the table of due publications.</summary>
public sealed class ImportDue(PublicationQueue queue)
{
    // Longer than recording takes: only this row exists if a process ends in between.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(2);

    private const string Prefix = "import|";

    public Task ExpectAsync(ImportId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        PutAsync(id, now + Recovery, cancellationToken);

    public Task PutAsync(ImportId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        queue.PutDueAsync(new DuePublication($"{Prefix}{id}", at), cancellationToken);

    public static bool TryRead(DuePublication due, [NotNullWhen(true)] out ImportId id)
    {
        id = default;
        return due.Id.StartsWith(Prefix, StringComparison.Ordinal) && ImportId.TryParse(due.Id[Prefix.Length..], out id);
    }
}
