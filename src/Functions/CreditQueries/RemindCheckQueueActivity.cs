using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>
/// Reminds the case officers of a round of the longest waiting credit query. May be called at any time: the due reminder depends on the
/// waiting time, and each is sent once.
/// </summary>
public sealed class RemindCheckQueueActivity(
    CreditCheckQueue queue,
    TaskService tasks,
    OfficerReminders reminders,
    RoundDirectory directory,
    TaskDeadlines deadlines,
    TimeProvider time
)
{
    internal static readonly ActivityCall<string> Call = new(nameof(RemindCheckQueueActivity));

    [Function(nameof(RemindCheckQueueActivity))]
    public async Task RunAsync([ActivityTrigger] string roundId, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(roundId, cancellationToken);
        if (
            await queue.ReadAsync(guide.Id, cancellationToken) is not [var oldest, ..]
            || NumberDue(oldest.Since, guide) is not (> 0 and var number)
        )
        {
            return;
        }

        foreach (var officer in ReviewStep.Of<CreditQueriesStep>().Definition().AssigneesOf(guide, subject: ""))
        {
            if (await tasks.FindOpenAsync(RecordRef.OfRound(roundId), CheckQueueTasks.TaskOf(officer), cancellationToken) is { } openTask)
            {
                var series = new ReminderSeries($"{openTask.Task}|{oldest.Since.UtcTicks}", openTask, oldest.Since);
                await reminders.RemindAsync(RecordRef.OfRound(roundId), series, number, guide, cancellationToken);
            }
        }
    }

    private int NumberDue(DateTimeOffset since, RoundGuide guide)
    {
        var (now, number) = (time.GetUtcNow(), 0);
        for (
            var at = deadlines.ReminderAfter(since, guide);
            at <= now && number < OfficerReminders.MaxReminders;
            at = deadlines.ReminderAfter(at, guide)
        )
        {
            number++;
        }

        return number;
    }
}
