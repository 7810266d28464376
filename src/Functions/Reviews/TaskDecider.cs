using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Takes a decision from whoever holds both link and code: checks it, records it once, and wakes the procedure.</summary>
public sealed class TaskDecider(
    TaskDesk desk, TaskLinks links, TokenSigner tokens, RoundDirectory directory, RoundMembers members, PendingWork pending, TimeProvider time)
{
    /// <summary>The decision that stands: this one, or the one that was there before.</summary>
    public async Task<Result<DecisionRecorded>> DecideAsync(OpenedTask task, DecisionForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await CheckCodeAsync(task, form, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (task.Decided is { } decided)
        {
            return decided;
        }

        var context = await ContextOfAsync(task, cancellationToken);
        if (!DecisionPolicy.Read(form, context).TryGet(out var decision, out var errors))
        {
            return errors;
        }

        var note = await pending.NoteAsync(task.Link.RecordKind, task.Link.RecordId, cancellationToken);
        var recorded = await desk.DecideAsync(task.Link, decision, cancellationToken);
        await client.RaiseEventAsync(InstanceOf(task.Link), WakeUps.EventName, null, cancellationToken);
        await pending.ClearAsync(note, cancellationToken);
        return recorded;
    }

    /// <summary>What a decision on a task is about.</summary>
    public async Task<DecisionContext> ContextOfAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync((task.Application?.RoundId ?? task.Round!.Guide.Id).Value, cancellationToken);
        return new DecisionContext(guide, task.Application, task.Pass, task.Link.Task, BeijingTime.DateOf(time.GetUtcNow()))
        {
            Session = task.Link.Task.Step == ReviewStep.ExpertReview ? await SessionOfAsync(task, guide, cancellationToken) : [],
        };
    }

    private async Task<ImmutableArray<RankableApplication>> SessionOfAsync(OpenedTask task, RoundGuide guide, CancellationToken cancellationToken)
    {
        var expert = guide.Staff.FirstOrDefault(member => member.Id == task.Link.Origin.OfficerId);
        var all = await members.ReadAsync(guide.Id, cancellationToken);
        return
        [
            .. all.Where(member => task.Pass!.ApplicationIds.Contains(member.Id))
                .Select(member => member.Application!)
                .Where(application => expert is null || expert.Reviews(application.CategoryId)),
        ];
    }

    // An objection has a procedure of its own.
    private static string InstanceOf(TaskLink link) =>
        link.Task.Step == ReviewStep.ObjectionRuling && ApplicationId.TryParse(link.Task.Subject, out var objectionId)
            ? InstanceIds.OfObjection(objectionId)
            : InstanceIds.Of(link.RecordKind, link.RecordId);

    private async Task<Error?> CheckCodeAsync(OpenedTask task, DecisionForm form, CancellationToken cancellationToken)
    {
        // A mail scanner that posts the form without a code guesses nothing, and must not lock the officer out.
        if (string.IsNullOrWhiteSpace(form.Code))
        {
            return CodeIsWrong();
        }

        var now = time.GetUtcNow();
        if (!await links.TakeTryAsync(task.Link.LinkId, now, cancellationToken))
        {
            return new Error("too-many-wrong-codes", "Too many wrong codes for this link. Try again in an hour, or ask the office for a new link.");
        }

        if (!tokens.IsCode(form.Code, task.Link.LinkId, task.KeyId))
        {
            return CodeIsWrong();
        }

        await links.GiveBackTryAsync(task.Link.LinkId, now, cancellationToken);
        return null;
    }

    private static Error CodeIsWrong() => new Error("code-is-wrong", "Give the six-character code that stands in the mail with this link.").At("code");
}
