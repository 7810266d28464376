using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Tasks that were not decided by the time at which people are reminded.</summary>
/// <param name="Number">1 for the first reminder.</param>
public sealed record OverdueTasks(AskedTasks Asked, string RoundId, int Number);

/// <summary>When people are reminded next; null where they have been reminded often enough.</summary>
public sealed record NextReminder(DateTimeOffset? At);

/// <summary>
/// Reminds whoever has not decided, with the same link; when a task has lain too long, tells the leader of the round once.
/// </summary>
public sealed class RemindOfficersActivity(
    IRecordStore<Application> applications, IRecordStore<RoundState> rounds, TaskDesk desk, RoundDirectory directory, TaskDeadlines deadlines, Postman postman, TimeProvider time)
{
    private const int MaxReminders = 20;

    [Function(nameof(RemindOfficersActivity))]
    public async Task<NextReminder> RunAsync([ActivityTrigger] OverdueTasks overdue, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(overdue.RoundId, cancellationToken);
        foreach (var step in overdue.Asked.Steps)
        {
            foreach (var task in step.Tasks.Select(TaskKey.Of))
            {
                await (step.RecordKind == PendingKind.Application
                    ? RemindAsync(applications, step, task, guide, overdue.Number, cancellationToken)
                    : RemindAsync(rounds, step, task, guide, overdue.Number, cancellationToken));
            }
        }

        return new NextReminder(overdue.Number < MaxReminders ? deadlines.ReminderAfter(time.GetUtcNow(), guide) : null);
    }

    private async Task RemindAsync<TState>(
        IRecordStore<TState> store, OpenedTasks step, TaskKey task, RoundGuide guide, int number, CancellationToken cancellationToken)
        where TState : class
    {
        var lying = await desk.FindLyingAsync(step.RecordKind, step.RecordId, task, cancellationToken);
        if (lying is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var key = $"reminder|{lying.Task}|{number}";
        var letters = new List<OutboxLetter> { new(key, new Letter.TaskReminder(lying.Officer.Email, lying.Officer.Name, task.Step, lying.LinkId, guide.Title, number)) };
        if (now >= deadlines.EscalationAfter(lying.OpenedAt, guide) && !await IsEscalatedAsync(store, step.RecordId, lying, cancellationToken))
        {
            letters.AddRange(guide.Holding(StaffRole.Leader).Select(leader => new OutboxLetter(
                $"escalation|{lying.Task}", new Letter.TaskEscalated(leader.Email, leader.Name, lying.Officer.Name, task.Step, guide.Title, lying.OpenedAt))));
        }

        var reminded = new TaskReminded(lying.Task, number, now) { IsEscalated = letters.Count > 1 };
        var recording = await store.RecordAsync(step.RecordId, key, _ => reminded, Signature.Procedure(now), letters, cancellationToken);
        recording.EnsureStored();
        await postman.DeliverAsync(store, step.RecordId, letters.Select(letter => letter.Key), cancellationToken);
    }

    // Told once: with the first reminder after the term.
    private static async Task<bool> IsEscalatedAsync<TState>(IRecordStore<TState> store, string recordId, LyingTask lying, CancellationToken cancellationToken)
        where TState : class
    {
        for (var number = 1; await store.FindFactAsync(recordId, $"reminder|{lying.Task}|{number}", cancellationToken) is TaskReminded earlier; number++)
        {
            if (earlier.IsEscalated)
            {
                return true;
            }
        }

        return false;
    }
}
