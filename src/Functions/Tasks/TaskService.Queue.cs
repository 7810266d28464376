using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

public sealed partial class TaskService
{
    /// <summary>
    /// Brings the queues of a record up to what was decided and passed on, and perhaps not brought there then: for the sweeper.
    /// </summary>
    public async Task SettleQueueAsync(RecordRef record, string roundId, CancellationToken cancellationToken)
    {
        foreach (var queued in await queue.ReadOfRecordAsync(record, roundId, cancellationToken))
        {
            var (handed, _) = await _history.FollowAsync(record, queued.Origin, cancellationToken);
            if (
                handed is { HasOwnLink: true }
                || await _history.FindFactAsync(record, DecidedKey(handed?.To ?? queued.Task), cancellationToken) is not null
            )
            {
                await queue.RemoveAsync(queued, cancellationToken);
            }
            else if (handed is not null && handed.LinkId != queued.LinkId)
            {
                await queue.MoveAsync(
                    queued.Task,
                    queued.OfficerEmail,
                    Queued(record, roundId, queued.Origin, handed, queued.About),
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Takes tasks out of the queues that nobody needs to decide any more.</summary>
    /// <param name="tasks">As they were first opened.</param>
    public async Task ClearAsync(RecordRef record, string roundId, IReadOnlyCollection<string> tasks, CancellationToken cancellationToken)
    {
        foreach (var queued in await queue.ReadOfRecordAsync(record, roundId, cancellationToken))
        {
            if (tasks.Contains(queued.Origin.Value))
            {
                await queue.RemoveAsync(queued, cancellationToken);
            }
        }
    }

    /// <summary>Takes all tasks on a record out of the queues: it has come to an end, and nobody needs to decide any more.</summary>
    public async Task ClearAllAsync(RecordRef record, string roundId, CancellationToken cancellationToken)
    {
        foreach (var queued in await queue.ReadOfRecordAsync(record, roundId, cancellationToken))
        {
            await queue.RemoveAsync(queued, cancellationToken);
        }
    }

    /// <summary>
    /// Another link by which an officer works at the same credit check queue: they get no second one. Every other step asks each person
    /// once, which is checked before.
    /// </summary>
    private async Task<QueuedTask?> FindOwnAsync(
        RecordRef record,
        string roundId,
        TaskKey current,
        StaffMember to,
        CancellationToken cancellationToken
    )
    {
        if (!current.Step.Definition().IsShared || current.OfficerId == to.Id)
        {
            return null;
        }

        var next = current with { OfficerId = to.Id };
        return (await queue.ReadOfRecordAsync(record, roundId, cancellationToken)).FirstOrDefault(queued => queued.Task == next);
    }

    private static QueuedTask Queued(RecordRef record, string roundId, TaskKey origin, TaskHandedOver handed, TaskAbout about) =>
        new(roundId, record, handed.To, origin, handed.LinkId, handed.Officer.Name, handed.Officer.Email, about, handed.At);
}
