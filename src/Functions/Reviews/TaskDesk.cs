using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task that still lies with somebody.</summary>
/// <param name="Task">As it lies, after any handover.</param>
public sealed record LyingTask(TaskKey Task, StaffMember Officer, string LinkId, DateTimeOffset OpenedAt);

/// <summary>Gives tasks to people, passes them on, and reads what they decided, for applications and rounds alike.</summary>
public sealed class TaskDesk(
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    TaskLinks links,
    TaskQueue queue,
    Postman postman,
    TimeProvider time)
{
    /// <summary>Key of the fact that a task was opened.</summary>
    public static string OpenedKey(TaskKey task) => $"task|{task}";

    /// <summary>Key of the fact that a task was decided.</summary>
    public static string DecidedKey(TaskKey task) => $"decision|{task}";

    /// <summary>Opens a task once: its link, its fact, its letter. A repeat only sends the letter if it is still owed.</summary>
    /// <returns>The task as it was opened.</returns>
    public Task<TaskKey> OpenAsync(
        RecordRef record,
        string roundId,
        TaskKey task,
        StaffMember assignee,
        string about,
        CancellationToken cancellationToken) =>
        record.Type == RecordType.Application
            ? OpenAsync(applications, record, roundId, task, assignee, about, cancellationToken)
            : OpenAsync(rounds, record, roundId, task, assignee, about, cancellationToken);

    /// <summary>Whether a task was opened, and perhaps decided since.</summary>
    public async Task<bool> WasOpenedAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        await FindFactAsync(record, OpenedKey(task), cancellationToken) is not null;

    /// <summary>What was decided on a task; null until then.</summary>
    public async Task<DecisionRecorded?> FindDecisionAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        await FindFactAsync(record, DecidedKey(task), cancellationToken) as DecisionRecorded;

    /// <summary>Decisions that the procedure knows to be made.</summary>
    /// <param name="tasks">As they lay with whoever decided.</param>
    public async Task<IReadOnlyList<(TaskKey Task, TDecision Decision)>> ReadDecisionsAsync<TDecision>(
        RecordRef record, IEnumerable<string> tasks, CancellationToken cancellationToken)
        where TDecision : Decision
    {
        var decisions = new List<(TaskKey, TDecision)>();
        foreach (var task in tasks.Select(TaskKey.Of))
        {
            var recorded = await FindDecisionAsync(record, task, cancellationToken);
            decisions.Add((task, recorded?.Decision as TDecision ?? throw new InvalidOperationException($"Task {task} of {record.Id} is not decided.")));
        }

        return decisions;
    }

    /// <summary>The task as it lies now: passed on, perhaps more than once.</summary>
    public async Task<TaskKey> CurrentAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        (await FollowAsync(record, task, cancellationToken)).Handed?.To ?? task;

    /// <summary>A task with whoever it lies with; null where it is decided.</summary>
    public async Task<LyingTask?> FindLyingAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        var (handed, _) = await FollowAsync(record, task, cancellationToken);
        var current = handed?.To ?? task;
        return await FindFactAsync(record, DecidedKey(current), cancellationToken) is null
            && await FindFactAsync(record, OpenedKey(task), cancellationToken) is TaskOpened opened
            ? new LyingTask(current, handed?.Officer ?? opened.Officer, handed?.LinkId ?? opened.LinkId, opened.OpenedAt)
            : null;
    }

    /// <summary>Passes an undecided task to another officer, or gives the same one a new link; the old link opens nothing any more.</summary>
    /// <param name="task">As it was first opened: <see cref="QueuedTask.Origin"/>.</param>
    public async Task<Result<TaskKey>> HandOverAsync(
        RecordRef record,
        string roundId,
        TaskKey task,
        StaffMember to,
        string about,
        string reason,
        Signature signature,
        CancellationToken cancellationToken)
    {
        var (earlier, next) = await FollowAsync(record, task, cancellationToken);
        var current = earlier?.To ?? task;
        if (await FindFactAsync(record, DecidedKey(current), cancellationToken) is not null)
        {
            return new Error("task-is-decided", "This task is decided; the decision stands.");
        }

        if (await FindFactAsync(record, OpenedKey(task), cancellationToken) is not TaskOpened opened)
        {
            return new Error("task-not-found", "There is no such task. Open the list of tasks again.");
        }

        var handed = new TaskHandedOver(current, current with { OfficerId = to.Id }, NewLinkId(), reason, signature.At) { Officer = to };
        await links.AddAsync(
            new TaskLink(handed.LinkId, record, roundId, handed.To, task, to.Id, to.Name, to.Email, signature.At + TaskPolicy.LinkLifetime),
            cancellationToken);
        var letter = new OutboxLetter(next, new Letter.TaskAssigned(to.Email, to.Name, task.Step, handed.LinkId, about));
        var stored = record.Type == RecordType.Application
            ? (await applications.RecordAsync(record.Id, next, _ => handed, signature, [letter], cancellationToken)).EnsureStored()
            : (await rounds.RecordAsync(record.Id, next, _ => handed, signature, [letter], cancellationToken)).EnsureStored();
        await links.RevokeAsync(earlier?.LinkId ?? opened.LinkId, cancellationToken);
        await queue.RemoveAsync((earlier?.Officer ?? opened.Officer).Email, roundId, record, current, cancellationToken);
        await queue.AddAsync(
            new QueuedTask(roundId, record, handed.To, task, handed.LinkId, to.Name, to.Email, about, signature.At), cancellationToken);
        await (record.Type == RecordType.Application
            ? postman.DeliverAsync(applications, record.Id, [next], cancellationToken)
            : postman.DeliverAsync(rounds, record.Id, [next], cancellationToken));
        return ((TaskHandedOver)stored).To;
    }

    /// <summary>Records a decision; the first one stands and is what comes back.</summary>
    public async Task<DecisionRecorded> DecideAsync(TaskLink link, Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fact = new DecisionRecorded(link.Task, decision, now);
        var signature = new Signature(link.OfficerId, link.Task.Step.ToString(), now);
        var recorded = link.Record.Type == RecordType.Application
            ? Recorded(await applications.RecordAsync(link.Record.Id, DecidedKey(link.Task), _ => fact, signature, [], cancellationToken))
            : Recorded(await rounds.RecordAsync(link.Record.Id, DecidedKey(link.Task), _ => fact, signature, [], cancellationToken));
        await queue.RemoveAsync(link.OfficerEmail, link.RoundId, link.Record, link.Task, cancellationToken);
        return recorded;
    }

    /// <summary>Takes out of the queues whatever was decided on a record, and perhaps not taken out then: for the sweeper.</summary>
    public async Task ClearDecidedAsync(RecordRef record, string roundId, CancellationToken cancellationToken)
    {
        foreach (var queued in await queue.ReadOfRecordAsync(record, roundId, cancellationToken))
        {
            if (await FindFactAsync(record, DecidedKey(queued.Task), cancellationToken) is not null)
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

    /// <summary>Follows handovers to the last one.</summary>
    /// <returns>The last handover, null where there was none; and the key of the next.</returns>
    private async Task<(TaskHandedOver? Handed, string NextKey)> FollowAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        TaskHandedOver? last = null;
        for (var number = 1; ; number++)
        {
            var key = $"handover|{task}|{number}";
            if (await FindFactAsync(record, key, cancellationToken) is not TaskHandedOver handed)
            {
                return (last, key);
            }

            last = handed;
        }
    }

    private Task<Fact?> FindFactAsync(RecordRef record, string key, CancellationToken cancellationToken) =>
        record.Type == RecordType.Application
            ? applications.FindFactAsync(record.Id, key, cancellationToken)
            : rounds.FindFactAsync(record.Id, key, cancellationToken);

    private async Task<TaskKey> OpenAsync<TState>(
        IRecordStore<TState> store,
        RecordRef record,
        string roundId,
        TaskKey task,
        StaffMember assignee,
        string about,
        CancellationToken cancellationToken)
        where TState : class
    {
        var letterKey = OpenedKey(task);
        if (await store.FindFactAsync(record.Id, letterKey, cancellationToken) is null)
        {
            var now = time.GetUtcNow();
            var linkId = NewLinkId();

            // The link first: a task whose link leads nowhere would be worse than a link that nobody was sent.
            await links.AddAsync(
                new TaskLink(linkId, record, roundId, task, task, assignee.Id, assignee.Name, assignee.Email, now + TaskPolicy.LinkLifetime),
                cancellationToken);
            await queue.AddAsync(
                new QueuedTask(roundId, record, task, task, linkId, assignee.Name, assignee.Email, about, now), cancellationToken);
            var letter = new OutboxLetter(letterKey, new Letter.TaskAssigned(assignee.Email, assignee.Name, task.Step, linkId, about));
            await store.RecordAsync(
                record.Id,
                letterKey,
                _ => new TaskOpened(task, linkId, assignee, now),
                Signature.Procedure(now),
                [letter],
                cancellationToken);
        }

        await postman.DeliverAsync(store, record.Id, [letterKey], cancellationToken);
        return task;
    }

    private static DecisionRecorded Recorded<TState>(Recording<TState> recording) => recording switch
    {
        Recording<TState>.Done { Fact: DecisionRecorded decision } => decision,
        Recording<TState>.Earlier { Fact: DecisionRecorded decision } => decision,
        _ => throw new InvalidOperationException($"A task's record answered {recording.GetType().Name}."),
    };

    private static string NewLinkId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
