using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Awards;

/// <summary>A planned step of a round, to be recorded.</summary>
public sealed record RoundRecord(string RoundId, PlannedStep Step);

/// <summary>Records that a review batch begins, with its included and excluded applications, and begins its procedure.</summary>
public sealed class OpenReviewBatchActivity(
    IRecordStore<RoundState> rounds,
    RoundMembers members,
    RoundProcedures procedures,
    TimeProvider time
)
{
    internal static readonly ActivityCall<RoundRecord> Call = new(nameof(OpenReviewBatchActivity));

    [Function(nameof(OpenReviewBatchActivity))]
    public async Task RunAsync(
        [ActivityTrigger] RoundRecord record,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var round = (await rounds.GetAsync(record.RoundId, cancellationToken)).State;
        var now = time.GetUtcNow();
        var ids = record.Step.ApplicationIds.ToApplicationIds();
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var categories = all.Where(member => ids.Contains(member.Id)).Select(member => member.Application!.CategoryId).Distinct();
        var opened = new ReviewBatchOpened(
            record.Step.Number,
            ids,
            record.Step.Others.ToApplicationIds(),
            [.. categories.Order(StringComparer.Ordinal)],
            now
        );
        var recording = await rounds.RecordAsync(
            record.RoundId,
            $"batch|{record.Step.Number}",
            current => ReopeningPolicy.CheckClosed(current, now) is { } reopened ? reopened : opened,
            Signature.Procedure(now, nameof(DeskAct.PublishGuide)),
            [],
            cancellationToken
        );
        if (recording is Recording<RoundState>.Refused)
        {
            // The round was reopened since this was planned; it is planned again.
            return;
        }

        recording.EnsureStored();
        var batch = (await rounds.GetAsync(record.RoundId, cancellationToken)).State.Batch(record.Step.Number);
        await procedures.BeginAsync(record.RoundId, batch, client, cancellationToken);
    }
}
