using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Lookups;

/// <summary>The check bench as a task of a round: one link for each case officer, opened with the first look-up that is due.</summary>
public sealed class BenchTasks(TaskDesk desk, TaskDeadlines deadlines, RoundDirectory directory, PendingWork pending, TimeProvider time)
{
    /// <summary>An officer's link to the bench of a round.</summary>
    public static TaskKey TaskOf(StaffMember officer) => new(ReviewStep.Of<CreditLookupsStep>(), "", 1, officer.Id);

    /// <summary>Makes sure that every case officer has a link to the bench of a round.</summary>
    public async Task EnsureOpenAsync(string roundId, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(roundId, cancellationToken);
        foreach (var officer in ReviewStep.Of<CreditLookupsStep>().Definition().AssigneesOf(guide, subject: ""))
        {
            var task = TaskOf(officer);
            if (!await desk.WasOpenedAsync(RecordRef.OfRound(roundId), task, cancellationToken))
            {
                // Whoever asks for look-ups may find the task opened when it comes again: then the recovery timer sends the mail.
                var note = await pending.NoteAsync(RecordRef.OfRound(roundId), cancellationToken);
                var dueAt = deadlines.EscalationAfter(time.GetUtcNow(), guide);
                await desk.OpenAsync(
                    RecordRef.OfRound(roundId),
                    roundId,
                    task,
                    officer,
                    new TaskAbout(guide.Title),
                    dueAt,
                    cancellationToken
                );
                await pending.ClearAsync(note, cancellationToken);
            }
        }
    }
}
