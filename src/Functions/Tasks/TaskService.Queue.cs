using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

public sealed partial class TaskService
{
    /// <summary>Synchronizes the queues of a record with decisions and handovers, if that failed before: for the recovery timer.</summary>
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

    /// <summary>Removes tasks from the queues that need no decision any more.</summary>
    /// <param name="tasks">As first opened.</param>
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

    /// <summary>Removes all tasks of a record from the queues: it has ended, and no decision is needed.</summary>
    public async Task ClearAllAsync(RecordRef record, string roundId, CancellationToken cancellationToken)
    {
        foreach (var queued in await queue.ReadOfRecordAsync(record, roundId, cancellationToken))
        {
            await queue.RemoveAsync(queued, cancellationToken);
        }
    }

    /// <summary>
    /// The officer's existing link for the same credit check queue: no second one is created. Every other step assigns each person once,
    /// which is checked before.
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
