using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Lookups;

/// <summary>A credit query that an officer has claimed, with the whole number to copy.</summary>
public sealed record TakenLookup(string Id, string Name, string Number, CreditSource Source, DateTimeOffset TakenUntil, bool IsForAward);

/// <summary>
/// What a case officer does in the credit check queue of a round: claims a query, releases it, reads its number while it is claimed.
/// </summary>
public sealed class BenchVisit(CreditBench bench, IRecordStore<CreditSubject> subjects, IdentifierVault vault, TimeProvider time)
{
    /// <summary>The round whose bench a task leads to.</summary>
    /// <returns>The refusal of any other task.</returns>
    public static Result<RoundId> RoundOf(OpenedTask task) =>
        task is { Matter: StepMatter.Lookups, Round.Guide.Id: var id }
            ? id
            : new Error(ErrorKind.Invalid, "task-takes-no-evidence", "Only the check bench takes look-ups and screenshots.");

    /// <summary>
    /// Claims a credit query for ten minutes: the one that the officer has already, the one that is named, or the one that waits longest.
    /// Null where nothing is left to take.
    /// </summary>
    public async Task<Result<TakenLookup?>> TakeAsync(
        RoundId roundId,
        string officerId,
        string? lookupId,
        CancellationToken cancellationToken
    )
    {
        var settled = new HashSet<string>();
        while (true)
        {
            var now = time.GetUtcNow();
            var due = (await bench.ReadAsync(roundId, cancellationToken)).Where(lookup => !settled.Contains(lookup.Id)).ToList();
            var free = due.Where(lookup => !lookup.IsTakenFrom(officerId, now)).ToList();
            if (lookupId is not null && Named(due, free, lookupId) is { IsSuccess: false } refusal)
            {
                return refusal.Errors;
            }

            var next = lookupId is null
                ? Held(free, officerId, now) ?? (free.Count > 0 ? free[0] : null)
                : free.Find(lookup => lookup.Id == lookupId);
            if (next is null)
            {
                return (TakenLookup?)null;
            }

            // Whoever comes second looks for another one.
            if (!await bench.ClaimAsync(roundId, next, officerId, now, cancellationToken))
            {
                continue;
            }

            if (
                await RevealAsync(next with { ClaimedBy = officerId, ClaimedUntil = now + CreditBench.ClaimLasts }, cancellationToken) is
                { } taken
            )
            {
                return taken;
            }

            await ClearAsync(roundId, next, cancellationToken);
            settled.Add(next.Id);
        }
    }

    /// <summary>The credit query that an officer has claimed; null where there is none, or no longer.</summary>
    public DueLookup? FindHeld(IReadOnlyList<DueLookup> due, string officerId) => Held(due, officerId, time.GetUtcNow());

    /// <summary>Releases a credit query.</summary>
    public async Task ReleaseAsync(RoundId roundId, string officerId, string lookupId, CancellationToken cancellationToken)
    {
        if (await bench.FindAsync(roundId, lookupId, cancellationToken) is { } lookup && lookup.ClaimedBy == officerId)
        {
            await bench.ReleaseAsync(roundId, lookup, time.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>A credit query that is due and that this officer may do.</summary>
    public async Task<Result<DueLookup>> FindAsync(RoundId roundId, string officerId, string? lookupId, CancellationToken cancellationToken)
    {
        var lookup = lookupId is null ? null : await bench.FindAsync(roundId, lookupId, cancellationToken);
        return lookup is null ? LookupErrors.NotFound()
            : lookup.IsTakenFrom(officerId, time.GetUtcNow()) ? IsTaken(lookup)
            : lookup;
    }

    /// <summary>A credit query with the number of whom it is about; null where nobody waits for it any more.</summary>
    public async Task<TakenLookup?> RevealAsync(DueLookup lookup, CancellationToken cancellationToken)
    {
        var subject = await subjects.GetAsync(lookup.SubjectId.Value, cancellationToken);
        return subject.State.WaitingFor(lookup.Source).FirstOrDefault() is not { } request
            ? null
            : new TakenLookup(
                lookup.Id,
                lookup.Name,
                request.Sealed is { } sealedNumber
                    ? vault.Reveal(sealedNumber, request.ApplicationId.Value, request.PartyId)
                    : request.Identifier ?? "",
                lookup.Source,
                lookup.ClaimedUntil!.Value,
                request.AwardGroup is not null
            );
    }

    /// <summary>It was recorded, and only its row in the queue is left: the row is removed unless the query is requested again.</summary>
    private async Task ClearAsync(RoundId roundId, DueLookup lookup, CancellationToken cancellationToken)
    {
        await bench.RemoveAsync(roundId, lookup, cancellationToken);
        var subject = await subjects.GetAsync(lookup.SubjectId.Value, cancellationToken);
        if (subject.State.WaitingFor(lookup.Source).FirstOrDefault(request => request.RoundId == roundId) is { } asked)
        {
            await bench.PutAsync(lookup.SubjectId, asked, subject.State.NextNumber(lookup.Source), cancellationToken);
        }
    }

    private static Result<DueLookup> Named(IReadOnlyList<DueLookup> due, List<DueLookup> free, string lookupId) =>
        due.FirstOrDefault(lookup => lookup.Id == lookupId) is not { } named ? LookupErrors.NotFound()
        : free.Contains(named) ? named
        : IsTaken(named);

    private static DueLookup? Held(IReadOnlyList<DueLookup> due, string officerId, DateTimeOffset now) =>
        due.FirstOrDefault(lookup => lookup.ClaimedBy == officerId && now < lookup.ClaimedUntil);

    private static Error IsTaken(DueLookup lookup) =>
        new Error(
            ErrorKind.Conflict,
            "lookup-is-taken",
            $"Another officer is looking this up until {lookup.ClaimedUntil:O}. Take the next one."
        ).With("until", $"{lookup.ClaimedUntil:O}");
}
