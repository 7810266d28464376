using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Reminders of one thing that lies with somebody: they are numbered, and its leader is told once.</summary>
/// <param name="Key">Tells it from whatever else lies, or lay, with the same officer.</param>
/// <param name="Since">Since when it lies: from then on the terms run.</param>
public sealed record ReminderSeries(string Key, LyingTask Lying, DateTimeOffset Since);

/// <summary>
/// Reminds whoever has not decided, with the same link; when something has lain too long, tells the leaders of the round once.
/// </summary>
public sealed class OfficerReminders(TaskDeadlines deadlines, TaskLinks links, Postman postman, TimeProvider time)
{
    /// <summary>Nobody is reminded more often of one thing.</summary>
    public const int MaxReminders = 20;

    /// <summary>Sends the n-th reminder of a series, once.</summary>
    /// <param name="store">Holds the record that the task is about.</param>
    /// <param name="number">1 for the first.</param>
    public async Task RemindAsync<TState>(
        IRecordStore<TState> store, string recordId, ReminderSeries series, int number, RoundGuide guide, CancellationToken cancellationToken)
        where TState : class
    {
        var now = time.GetUtcNow();
        var (key, officer, step) = (KeyOf(series, number), series.Lying.Officer, series.Lying.Task.Step);
        var code = await links.ReadCodeAsync(series.Lying.LinkId, cancellationToken);
        var reminder = new Letter.TaskReminder(officer.Email, officer.Name, step, series.Lying.LinkId, guide.Title, number) { CodeNumber = code.Number };
        var letters = new List<OutboxLetter> { new(key, reminder) };
        if (now >= deadlines.EscalationAfter(series.Since, guide) && !await IsEscalatedAsync(store, recordId, series, number, cancellationToken))
        {
            letters.AddRange(guide.Holding(StaffRole.Leader).Select(leader => new OutboxLetter(
                $"escalation|{series.Key}|{leader.Id}", new Letter.TaskEscalated(leader.Email, leader.Name, officer.Name, step, guide.Title, series.Since))));
        }

        var reminded = new TaskReminded(series.Lying.Task, number, now) { IsEscalated = letters.Count > 1 };
        var recording = await store.RecordAsync(recordId, key, _ => reminded, Signature.Procedure(now), letters, cancellationToken);
        recording.EnsureStored();
        await postman.DeliverAsync(store, recordId, letters.Select(letter => letter.Key), cancellationToken);
    }

    private static string KeyOf(ReminderSeries series, int number) => $"reminder|{series.Key}|{number}";

    private static async Task<bool> IsEscalatedAsync<TState>(
        IRecordStore<TState> store, string recordId, ReminderSeries series, int number, CancellationToken cancellationToken)
        where TState : class
    {
        for (var earlier = 1; earlier < number; earlier++)
        {
            if (await store.FindFactAsync(recordId, KeyOf(series, earlier), cancellationToken) is TaskReminded { IsEscalated: true })
            {
                return true;
            }
        }

        return false;
    }
}
