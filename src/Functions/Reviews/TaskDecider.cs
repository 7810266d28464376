using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Takes a decision from whoever holds both link and code: checks it, records it once, and wakes the procedure.</summary>
public sealed class TaskDecider(TaskDesk desk, TaskLinks links, TokenSigner tokens, PendingWork pending, TimeProvider time)
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

        if (!Read(task, form).TryGet(out var decision, out var errors))
        {
            return errors;
        }

        var note = await pending.NoteAsync(task.Link.RecordKind, task.Link.RecordId, cancellationToken);
        var recorded = await desk.DecideAsync(task.Link, decision, cancellationToken);
        await client.RaiseEventAsync(InstanceIds.Of(task.Link.RecordKind, task.Link.RecordId), WakeUps.EventName, null, cancellationToken);
        await pending.ClearAsync(note, cancellationToken);
        return recorded;
    }

    private Result<Decision> Read(OpenedTask task, DecisionForm form)
    {
        var evidence = task.Application?.Documents.Where(document => document.Kind == DocumentPolicy.EvidenceKind).Select(document => document.Id).ToHashSet() ?? [];
        return DecisionPolicy.Read(task.Link.Task.Step, form, task.Ranking, evidence.Contains, BeijingTime.DateOf(time.GetUtcNow()));
    }

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
