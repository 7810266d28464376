using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Numbered reminders of one open task, with one escalation to its leader.</summary>
/// <param name="Key">Distinguishes it from other tasks of the same officer.</param>
/// <param name="Since">Start of the waiting time.</param>
public sealed record ReminderSeries(string Key, OpenTask Open, DateTimeOffset Since);

/// <summary>Reminds officers of open tasks with the same link; long overdue ones are reported once to the leaders of the round.</summary>
public sealed class OfficerReminders(
    Records records,
    TaskDeadlines deadlines,
    TaskLinks links,
    TaskAbouts abouts,
    MailSender mails,
    TimeProvider time
)
{
    /// <summary>For one series.</summary>
    public const int MaxReminders = 20;

    /// <param name="record">The record of the task.</param>
    /// <param name="number">1 for the first.</param>
    public async Task RemindAsync(
        RecordRef record,
        ReminderSeries series,
        int number,
        RoundGuide guide,
        CancellationToken cancellationToken
    )
    {
        var (store, now) = (records.Of(record), time.GetUtcNow());
        var (key, officer, step) = (KeyOf(series, number), series.Open.Officer, series.Open.Task.Step);
        var code = await links.ReadCodeAsync(series.Open.LinkId, cancellationToken);
        var about = await abouts.OfAsync(record, guide, cancellationToken);
        var reminder = new TaskReminder(officer.Email, officer.Name, step, series.Open.LinkId, about, number) { CodeNumber = code.Number };
        var owed = new List<OwedNotification> { new(key, reminder) };
        if (
            now >= deadlines.EscalationAfter(series.Since, guide)
            && !await IsEscalatedAsync(store, record.Id, series, number, cancellationToken)
        )
        {
            owed.AddRange(
                guide
                    .Holding(StaffRole.Leader)
                    .Select(leader => new OwedNotification(
                        $"escalation|{series.Key}|{leader.Id}",
                        new TaskEscalated(leader.Email, leader.Name, officer.Name, step, about, series.Since)
                    ))
            );
        }

        var reminded = new TaskReminded(series.Open.Task, number, now) { IsEscalated = owed.Count > 1 };
        await store.RecordFactAsync(
            record.Id,
            key,
            _ => Task.FromResult<Result<Fact>>(reminded),
            Signature.Procedure(now, deadlines.BasisOfReminders(guide)),
            owed,
            cancellationToken
        );
        await mails.DeliverAsync(store, record.Id, owed.Select(each => each.Key), cancellationToken);
    }

    private static string KeyOf(ReminderSeries series, int number) => $"reminder|{series.Key}|{number}";

    private static async Task<bool> IsEscalatedAsync(
        IRecords store,
        string recordId,
        ReminderSeries series,
        int number,
        CancellationToken cancellationToken
    )
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
