using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Gives tasks to people and reads what they decided, for applications and rounds alike.</summary>
public sealed class TaskDesk(
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    TaskLinks links,
    Postman postman,
    TimeProvider time)
{
    /// <summary>Key of the fact that a task was opened.</summary>
    public static string OpenedKey(TaskKey task) => $"task|{task}";

    /// <summary>Key of the fact that a task was decided.</summary>
    public static string DecidedKey(TaskKey task) => $"decision|{task}";

    /// <summary>Opens a task once: its link, its fact, its letter. A repeat only sends the letter if it is still owed.</summary>
    public Task OpenAsync(
        PendingKind recordKind,
        string recordId,
        TaskKey task,
        StaffMember assignee,
        string about,
        CancellationToken cancellationToken) =>
        recordKind == PendingKind.Application
            ? OpenAsync(applications, recordKind, recordId, task, assignee, about, cancellationToken)
            : OpenAsync(rounds, recordKind, recordId, task, assignee, about, cancellationToken);

    /// <summary>What was decided on a task; null until then.</summary>
    public async Task<DecisionRecorded?> FindDecisionAsync(
        PendingKind recordKind,
        string recordId,
        TaskKey task,
        CancellationToken cancellationToken) =>
        (recordKind == PendingKind.Application
            ? await applications.FindFactAsync(recordId, DecidedKey(task), cancellationToken)
            : await rounds.FindFactAsync(recordId, DecidedKey(task), cancellationToken)) as DecisionRecorded;

    /// <summary>The decision of a round's step that one person answers for.</summary>
    /// <exception cref="InvalidOperationException">It is not decided: the procedure asks only afterwards.</exception>
    public async Task<TDecision> GetDecisionAsync<TDecision>(
        RoundDirectory directory, string roundId, ReviewStep step, int ordinal, CancellationToken cancellationToken)
        where TDecision : Decision
    {
        var assignee = TaskPolicy.AssigneesOf(step, await directory.GetAsync(roundId, cancellationToken)).First();
        var recorded = await FindDecisionAsync(PendingKind.Round, roundId, new TaskKey(step, "", ordinal, assignee.Id), cancellationToken);
        return recorded?.Decision as TDecision ?? throw new InvalidOperationException($"Step {step} of round {roundId} is not decided.");
    }

    /// <summary>Records a decision; the first one stands and is what comes back.</summary>
    public async Task<DecisionRecorded> DecideAsync(TaskLink link, Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fact = new DecisionRecorded(link.Task, decision, now);
        var signature = new Signature(link.Task.OfficerId, link.Task.Step.ToString(), now);
        return link.RecordKind == PendingKind.Application
            ? Recorded(await applications.RecordAsync(link.RecordId, DecidedKey(link.Task), _ => fact, signature, [], cancellationToken))
            : Recorded(await rounds.RecordAsync(link.RecordId, DecidedKey(link.Task), _ => fact, signature, [], cancellationToken));
    }

    private async Task OpenAsync<TState>(
        IRecordStore<TState> store, PendingKind recordKind, string recordId, TaskKey task, StaffMember assignee, string about, CancellationToken cancellationToken)
        where TState : class
    {
        var letterKey = OpenedKey(task);
        if (await store.FindFactAsync(recordId, letterKey, cancellationToken) is null)
        {
            var now = time.GetUtcNow();
            var linkId = NewLinkId();

            // The link first: a task whose link leads nowhere would be worse than a link that nobody was sent.
            await links.AddAsync(new TaskLink(linkId, recordKind, recordId, task, now + TaskPolicy.LinkLifetime), cancellationToken);
            var letter = new OutboxLetter(letterKey, new Letter.TaskAssigned(assignee.Email, assignee.Name, task.Step, linkId, about));
            await store.RecordAsync(
                recordId,
                letterKey,
                _ => new TaskOpened(task, linkId, now),
                Signature.Procedure(now),
                [letter],
                cancellationToken);
        }

        await postman.DeliverAsync(store, recordId, [letterKey], cancellationToken);
    }

    private static DecisionRecorded Recorded<TState>(Recording<TState> recording) => recording switch
    {
        Recording<TState>.Done { Fact: DecisionRecorded decision } => decision,
        Recording<TState>.Earlier { Fact: DecisionRecorded decision } => decision,
        _ => throw new InvalidOperationException($"A task's record answered {recording.GetType().Name}."),
    };

    private static string NewLinkId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
