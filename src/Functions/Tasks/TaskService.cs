using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>An undecided task with its officer.</summary>
/// <param name="Task">The current key, after any handover.</param>
public sealed record OpenTask(TaskKey Task, StaffMember Officer, string LinkId, DateTimeOffset OpenedAt)
{
    public int Handovers { get; init; }
}

/// <summary>Assigns tasks, hands them over, and reads decisions, for applications and rounds.</summary>
public sealed partial class TaskService(
    Records records,
    TaskLinks links,
    TaskQueue queue,
    MailSender mails,
    PendingWork pending,
    TimeProvider time
)
{
    private readonly TaskHistory _history = new(records);

    public static string OpenedKey(TaskKey task) => $"task|{task}";

    public static string DecidedKey(TaskKey task) => $"decision|{task}";

    /// <summary>Opens a task once: link, fact, notification. A repeat only sends a pending notification.</summary>
    /// <param name="startsAt">From when its term runs; null: from now.</param>
    /// <returns>The task as it was opened.</returns>
    public async Task<TaskKey> OpenAsync(
        RecordRef record,
        string roundId,
        TaskKey task,
        StaffMember assignee,
        TaskAbout about,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken,
        DateTimeOffset? startsAt = null
    )
    {
        var openedKey = OpenedKey(task);
        if (await _history.FindFactAsync(record, openedKey, cancellationToken) is null)
        {
            var now = time.GetUtcNow();
            var linkId = NewLinkId();

            // Order: the link first; a task without a link would be worse than a link that was not sent.
            await links.AddAsync(
                new TaskLink(linkId, record, roundId, task, task, assignee.Id, assignee.Name, assignee.Email, now + TaskPolicy.LinkLifetime)
                {
                    Handovers = 0,
                    Role = task.Step.Definition().RoleOf(assignee),
                },
                cancellationToken
            );
            await queue.AddAsync(
                new QueuedTask(roundId, record, task, task, linkId, assignee.Name, assignee.Email, about, now) { StartsAt = startsAt },
                cancellationToken
            );
            var owed = new OwedNotification(openedKey, new TaskAssigned(assignee.Email, assignee.Name, task.Step, linkId, about, dueAt));
            var opened = await records
                .Of(record)
                .RecordFactAsync(
                    record.Id,
                    openedKey,
                    _ => Task.FromResult<Result<Fact>>(new TaskOpened(task, linkId, assignee, now)),
                    Signature.Procedure(now, task.Step.Value),
                    [owed],
                    cancellationToken
                );
            if (opened.Value is TaskOpened stands && stands.LinkId != linkId)
            {
                await RecallAsync(record, roundId, task, linkId, stands, about, cancellationToken);
            }
        }

        await mails.DeliverAsync(records.Of(record), record.Id, [openedKey], cancellationToken);
        return task;
    }

    public async Task<bool> WasOpenedAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        await _history.FindFactAsync(record, OpenedKey(task), cancellationToken) is not null;

    /// <summary>Null until decided.</summary>
    public async Task<DecisionRecorded?> FindDecisionAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        await _history.FindFactAsync(record, DecidedKey(task), cancellationToken) as DecisionRecorded;

    /// <summary>Decisions that exist, as the procedure knows.</summary>
    /// <param name="tasks">Keys as assigned to the deciding officers.</param>
    public async Task<IReadOnlyList<(TaskKey Task, TDecision Decision)>> ReadDecisionsAsync<TDecision>(
        RecordRef record,
        IEnumerable<string> tasks,
        CancellationToken cancellationToken
    )
        where TDecision : Decision
    {
        var decisions = new List<(TaskKey, TDecision)>();
        foreach (var task in tasks.Select(TaskKey.Of))
        {
            var recorded = await FindDecisionAsync(record, task, cancellationToken);
            decisions.Add(
                (
                    task,
                    recorded?.Decision as TDecision ?? throw new InvalidOperationException($"Task {task} of {record.Id} is not decided.")
                )
            );
        }

        return decisions;
    }

    public Task<bool> WasPassedOnAsync(TaskLink link, CancellationToken cancellationToken) =>
        _history.WasPassedOnAsync(link, cancellationToken);

    public async Task<TaskKey> CurrentAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        (await _history.FollowAsync(record, task, cancellationToken)).Handed?.To ?? task;

    public async Task<IReadOnlyList<TaskKey>> CurrentTasksAsync(
        TaskLink link,
        RoundGuide guide,
        ReviewStep step,
        int ordinal,
        CancellationToken cancellationToken
    )
    {
        var tasks = new List<TaskKey>();
        foreach (var officer in step.Definition().AssigneesOf(guide, link.Task.Subject))
        {
            tasks.Add(await CurrentAsync(link.Record, new TaskKey(step, link.Task.Subject, ordinal, officer.Id), cancellationToken));
        }

        return tasks;
    }

    /// <summary>Null if it is decided.</summary>
    public Task<OpenTask?> FindOpenAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken) =>
        _history.FindOpenAsync(record, task, cancellationToken);

    /// <summary>Hands an undecided task over to another officer, or gives the same one a new link; the old link becomes void.</summary>
    /// <param name="task">As first opened: <see cref="QueuedTask.Origin"/>.</param>
    public async Task<Result<TaskKey>> HandOverAsync(
        RecordRef record,
        string roundId,
        TaskKey task,
        StaffMember to,
        TaskAbout about,
        DateTimeOffset dueAt,
        string reason,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var (earlier, number) = await _history.FollowAsync(record, task, cancellationToken);
        if (await _history.FindFactAsync(record, OpenedKey(task), cancellationToken) is not TaskOpened opened)
        {
            return new Error(ErrorKind.NotFound, "task-not-found", "There is no such task. Open the list of tasks again.");
        }

        var current = earlier?.To ?? task;
        var own = await FindOwnAsync(record, roundId, current, to, cancellationToken);
        var handed = new TaskHandedOver(current, current with { OfficerId = to.Id }, own?.LinkId ?? NewLinkId(), reason, signature.At)
        {
            Officer = to,
            HasOwnLink = own is not null,
        };
        var marker = await pending.MarkAsync(record, cancellationToken);
        await links.AddAsync(
            new TaskLink(handed.LinkId, record, roundId, handed.To, task, to.Id, to.Name, to.Email, signature.At + TaskPolicy.LinkLifetime)
            {
                Handovers = number,
                Role = task.Step.Definition().RoleOf(to),
            },
            cancellationToken
        );
        var key = TaskHistory.HandedKey(task, number);
        var owed = new OwedNotification(key, new TaskAssigned(to.Email, to.Name, task.Step, handed.LinkId, about, dueAt));
        var recorded = await RecordAsync(
            record,
            key,
            DecidedKey(current),
            TaskErrors.IsDecided(),
            handed,
            signature,
            [owed],
            cancellationToken
        );
        if (!recorded.TryGet(out var stored, out var errors) || ((TaskHandedOver)stored).LinkId != handed.LinkId)
        {
            // Race: it was decided or handed over by somebody else; this link was not sent to anybody.
            await (own is null ? links.RemoveAsync(handed.LinkId, cancellationToken) : Task.CompletedTask);
            await pending.ClearAsync(marker, cancellationToken);
            return errors.IsDefaultOrEmpty ? TaskErrors.WasPassedOn() : errors;
        }

        var email = (earlier?.Officer ?? opened.Officer).Email;
        await (
            own is null
                ? queue.MoveAsync(current, email, Queued(record, roundId, task, handed, about), cancellationToken)
                : queue.RemoveAsync(email, roundId, record, current, cancellationToken)
        );
        await mails.DeliverAsync(records.Of(record), record.Id, [key], cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return handed.To;
    }

    /// <summary>Records a decision; the first one is kept and returned. Refused if the task was handed over meanwhile.</summary>
    public async Task<Result<DecisionRecorded>> DecideAsync(TaskLink link, Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fact = new DecisionRecorded(link.Task, decision, now);
        var signature = new Signature(link.OfficerId, link.Role, now) { Basis = link.Task.Step.ToString() };
        var (key, next) = (DecidedKey(link.Task), await _history.NextKeyAsync(link, cancellationToken));
        var recorded = await RecordAsync(link.Record, key, next, TaskErrors.WasPassedOn(), fact, signature, [], cancellationToken);
        if (!recorded.TryGet(out var stored, out var errors))
        {
            return errors;
        }

        await queue.RemoveAsync(link.OfficerEmail, link.RoundId, link.Record, link.Task, cancellationToken);
        return (DecisionRecorded)stored;
    }

    /// <param name="otherKey">Key of the fact that must not exist.</param>
    private Task<Result<Fact>> RecordAsync(
        RecordRef record,
        string key,
        string otherKey,
        Error refusal,
        Fact fact,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    ) =>
        records
            .Of(record)
            .RecordFactAsync(
                record.Id,
                key,
                async token => await _history.FindFactAsync(record, otherKey, token) is null ? fact : refusal,
                signature,
                notifications,
                cancellationToken
            );

    /// <summary>Race: another opening of the task was first: its link is kept, and this one, which was not sent, is removed.</summary>
    private async Task RecallAsync(
        RecordRef record,
        string roundId,
        TaskKey task,
        string linkId,
        TaskOpened stands,
        TaskAbout about,
        CancellationToken cancellationToken
    )
    {
        await links.RemoveAsync(linkId, cancellationToken);
        await queue.AddAsync(
            new QueuedTask(roundId, record, task, task, stands.LinkId, stands.Officer.Name, stands.Officer.Email, about, stands.OpenedAt),
            cancellationToken
        );
        await SettleQueueAsync(record, roundId, cancellationToken);
    }

    private static string NewLinkId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
