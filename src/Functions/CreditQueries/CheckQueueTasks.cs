using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>The credit check queue as a task of a round: one link for each case officer, opened with the first due credit query.</summary>
public sealed class CheckQueueTasks(
    TaskService tasks,
    TaskDeadlines deadlines,
    RoundDirectory directory,
    PendingWork pending,
    TimeProvider time
)
{
    public static TaskKey TaskOf(StaffMember officer) => new(ReviewStep.Of<CreditQueriesStep>(), "", 1, officer.Id);

    public async Task EnsureOpenAsync(string roundId, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(roundId, cancellationToken);
        foreach (var officer in ReviewStep.Of<CreditQueriesStep>().Definition().AssigneesOf(guide, subject: ""))
        {
            var task = TaskOf(officer);
            if (!await tasks.WasOpenedAsync(RecordRef.OfRound(roundId), task, cancellationToken))
            {
                // If the task is already open, the recovery timer sends the mail.
                var marker = await pending.MarkAsync(RecordRef.OfRound(roundId), cancellationToken);
                var dueAt = deadlines.EscalationAfter(time.GetUtcNow(), guide);
                await tasks.OpenAsync(
                    RecordRef.OfRound(roundId),
                    roundId,
                    task,
                    officer,
                    new TaskAbout(guide.Title),
                    dueAt,
                    cancellationToken
                );
                await pending.ClearAsync(marker, cancellationToken);
            }
        }
    }
}
