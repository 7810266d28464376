using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>A claimed credit query with the full number to copy.</summary>
public sealed record ClaimedCreditQuery(
    string Id,
    string Name,
    string Number,
    CreditSource Source,
    DateTimeOffset TakenUntil,
    bool IsForAward
);

/// <summary>
/// An officer's actions in the credit check queue of a round: claims a query, releases it, reads its number while it is claimed.
/// </summary>
public sealed class CheckQueueVisit(CreditCheckQueue queue, IRecordStore<CreditSubject> subjects, IdentifierVault vault, TimeProvider time)
{
    /// <summary>Refuses any other task.</summary>
    /// <returns>The refusal of any other task.</returns>
    public static Result<RoundId> RoundOf(OpenedTask task) =>
        task is { Details: StepDetails.CreditQueries, Round.Guide.Id: var id }
            ? id
            : new Error(ErrorKind.Invalid, "task-takes-no-evidence", "Only the credit check queue takes credit queries and screenshots.");

    /// <summary>
    /// Claims a credit query for ten minutes: the officer's current one, the named one, or the longest waiting. Null if none is left.
    /// </summary>
    public async Task<Result<ClaimedCreditQuery?>> TakeAsync(
        RoundId roundId,
        string officerId,
        string? queryId,
        CancellationToken cancellationToken
    )
    {
        var settled = new HashSet<string>();
        while (true)
        {
            var now = time.GetUtcNow();
            var due = (await queue.ReadAsync(roundId, cancellationToken)).Where(creditQuery => !settled.Contains(creditQuery.Id)).ToList();
            var free = due.Where(creditQuery => !creditQuery.IsTakenFrom(officerId, now)).ToList();
            if (queryId is not null && Named(due, free, queryId) is { IsSuccess: false } refusal)
            {
                return refusal.Errors;
            }

            var next = queryId is null
                ? Held(free, officerId, now) ?? (free.Count > 0 ? free[0] : null)
                : free.Find(creditQuery => creditQuery.Id == queryId);
            if (next is null)
            {
                return (ClaimedCreditQuery?)null;
            }

            // Race: another officer claimed it; try the next one.
            if (!await queue.ClaimAsync(roundId, next, officerId, now, cancellationToken))
            {
                continue;
            }

            if (
                await RevealAsync(
                    next with
                    {
                        ClaimedBy = officerId,
                        ClaimedUntil = now + CreditCheckQueue.ClaimLasts,
                    },
                    cancellationToken
                ) is
                { } taken
            )
            {
                return taken;
            }

            await ClearAsync(roundId, next, cancellationToken);
            settled.Add(next.Id);
        }
    }

    /// <summary>Null if the officer has no valid claim.</summary>
    public DueCreditQuery? FindHeld(IReadOnlyList<DueCreditQuery> due, string officerId) => Held(due, officerId, time.GetUtcNow());

    public async Task ReleaseAsync(RoundId roundId, string officerId, string queryId, CancellationToken cancellationToken)
    {
        if (await queue.FindAsync(roundId, queryId, cancellationToken) is { } creditQuery && creditQuery.ClaimedBy == officerId)
        {
            await queue.ReleaseAsync(roundId, creditQuery, time.GetUtcNow(), cancellationToken);
        }
    }

    public async Task<Result<DueCreditQuery>> FindAsync(
        RoundId roundId,
        string officerId,
        string? queryId,
        CancellationToken cancellationToken
    )
    {
        var creditQuery = queryId is null ? null : await queue.FindAsync(roundId, queryId, cancellationToken);
        return creditQuery is null ? CreditQueryErrors.NotFound()
            : creditQuery.IsTakenFrom(officerId, time.GetUtcNow()) ? IsTaken(creditQuery)
            : creditQuery;
    }

    /// <summary>A credit query with the full number of its subject; null if nothing waits for it any more.</summary>
    public async Task<ClaimedCreditQuery?> RevealAsync(DueCreditQuery creditQuery, CancellationToken cancellationToken)
    {
        var subject = await subjects.GetAsync(creditQuery.SubjectId.Value, cancellationToken);
        return subject.State.WaitingFor(creditQuery.Source).FirstOrDefault() is not { } request
            ? null
            : new ClaimedCreditQuery(
                creditQuery.Id,
                creditQuery.Name,
                request.Sealed is { } sealedNumber
                    ? vault.Reveal(sealedNumber, request.ApplicationId.Value, request.PartyId)
                    : request.Identifier ?? "",
                creditQuery.Source,
                creditQuery.ClaimedUntil!.Value,
                request.AwardGroup is not null
            );
    }

    /// <summary>The query was recorded and only its row is left over: the row is removed unless the query is requested again.</summary>
    private async Task ClearAsync(RoundId roundId, DueCreditQuery creditQuery, CancellationToken cancellationToken)
    {
        await queue.RemoveAsync(roundId, creditQuery, cancellationToken);
        var subject = await subjects.GetAsync(creditQuery.SubjectId.Value, cancellationToken);
        if (subject.State.WaitingFor(creditQuery.Source).FirstOrDefault(request => request.RoundId == roundId) is { } asked)
        {
            await queue.PutAsync(creditQuery.SubjectId, asked, subject.State.NextNumber(creditQuery.Source), cancellationToken);
        }
    }

    private static Result<DueCreditQuery> Named(IReadOnlyList<DueCreditQuery> due, List<DueCreditQuery> free, string queryId) =>
        due.FirstOrDefault(creditQuery => creditQuery.Id == queryId) is not { } named ? CreditQueryErrors.NotFound()
        : free.Contains(named) ? named
        : IsTaken(named);

    private static DueCreditQuery? Held(IReadOnlyList<DueCreditQuery> due, string officerId, DateTimeOffset now) =>
        due.FirstOrDefault(creditQuery => creditQuery.ClaimedBy == officerId && now < creditQuery.ClaimedUntil);

    private static Error IsTaken(DueCreditQuery creditQuery) =>
        new Error(
            ErrorKind.Conflict,
            "credit-query-is-claimed",
            $"Another officer is looking this up until {creditQuery.ClaimedUntil:O}. Take the next one."
        ).With("until", $"{creditQuery.ClaimedUntil:O}");
}
