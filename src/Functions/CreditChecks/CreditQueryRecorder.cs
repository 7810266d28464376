using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Records an officer's result: the first result of a query is kept; all applications that waited for it are woken.</summary>
public sealed class CreditQueryRecorder(
    IRecordStore<CreditSubject> subjects,
    CreditCheckQueue queue,
    PendingWork pending,
    TimeProvider time
)
{
    /// <summary>Records a result. A second officer receives the first result.</summary>
    /// <returns>The kept result, or <c>credit-query-is-not-due</c> if nothing waits for one.</returns>
    public async Task<Result<CreditQuery>> RecordAsync(
        RoundId roundId,
        string queryId,
        CreditQueryForm form,
        string officerId,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !CreditCheckQueue.TryParseId(queryId, out var subjectId, out var source)
            || await subjects.FindAsync(subjectId.Value, cancellationToken) is not { } stored
        )
        {
            return CreditQueryErrors.NotFound();
        }

        if (await queue.FindAsync(roundId, queryId, cancellationToken) is not { } due)
        {
            return stored.State.CreditQueries.LastOrDefault(creditQuery => creditQuery.Source == source) is { } made
                ? made
                : CreditQueryErrors.NotFound();
        }

        var now = time.GetUtcNow();
        if (!CreditQueryPolicy.Read(stored.State, source, due.Number, form, officerId, now).TryGet(out var look, out var errors))
        {
            return errors;
        }

        var marker = await pending.MarkAsync(new RecordRef(RecordType.Subject, subjectId.Value), cancellationToken);

        // The result answers all requests made before it is stored.
        IReadOnlyList<CreditQueryRequest> answered = [];
        var recording = await subjects.RecordAsync(
            subjectId.Value,
            $"look|{source}|{due.Number}",
            subject =>
            {
                answered = [.. subject.WaitingFor(source)];
                return look;
            },
            SignatureOf(officerId, now),
            [],
            cancellationToken
        );
        var recorded = (CreditQueryRecorded)recording.EnsureStored();
        if (recording is Recording<CreditSubject>.Done)
        {
            await queue.RemoveAsync(roundId, due, cancellationToken);
            foreach (var other in answered.Select(request => request.RoundId).Where(other => other != roundId).Distinct())
            {
                await queue.RemoveAsync(other, subjectId, source, due.Number, cancellationToken);
            }

            await WakeAsync(answered, client, cancellationToken);
        }
        else
        {
            // May be the same request, sent to storage twice.
            await SettleAsync((await subjects.GetAsync(subjectId.Value, cancellationToken)).State, client, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recorded.CreditQuery;
    }

    /// <summary>The officer signs the result in every record that uses it.</summary>
    internal static Signature SignatureOf(string officerId, DateTimeOffset at) =>
        new(officerId, nameof(StaffRole.CaseOfficer), at) { Basis = ReviewStep.Of<CreditQueriesStep>().Value };

    /// <summary>For the recovery timer: wakes waiting applications and removes recorded queries from the queue.</summary>
    public async Task SettleAsync(CreditSubject subject, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var (roundId, source) in subject.Answered.Select(request => (request.RoundId, request.Source)).Distinct())
        {
            await queue.RemoveAsync(roundId, subject.Id, source, subject.NextNumber(source) - 1, cancellationToken);
        }

        await WakeAsync(subject.Answered, client, cancellationToken);
        foreach (var request in subject.Requests)
        {
            await queue.PutAsync(subject.Id, request, subject.NextNumber(request.Source), cancellationToken);
        }
    }

    private static async Task WakeAsync(
        IReadOnlyList<CreditQueryRequest> answered,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var awards = answered
            .Where(request => request.AwardGroup is not null)
            .Select(request => InstanceIds.OfAward(request.RoundId.Value, request.AwardGroup!.Value));
        foreach (var instanceId in awards.Distinct())
        {
            await client.WakeAsync(instanceId, cancellationToken);
        }

        foreach (var applicationId in answered.Select(request => request.ApplicationId.Value).Distinct())
        {
            await client.WakeApplicationAsync(applicationId, cancellationToken);
        }
    }
}
