using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.CreditChecks;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>What a case officer posts from the pages of the check bench: take the next, record, put back.</summary>
public sealed class BenchForms(
    BenchVisit visit, LookupDesk desk, EvidenceIntake evidence, TaskSessions sessions, BenchPages pages, TaskCodePages codePages, IOptions<SiteOptions> site, Answers answers)
{
    /// <summary>Takes the next look-up.</summary>
    public async Task<IResult> TakeAsync(
        HttpRequest request, OpenedTask task, string token, ImmutableDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (!(await sessions.CheckAsync(request, task, token, values, cancellationToken)).TryGet(out _, out var errors))
        {
            return await pages.ShowAsync(request, task, token, new BenchReturn(LookupId: null, new FormState { Errors = errors }), cancellationToken);
        }

        var taken = await visit.TakeAsync(task.Round!.Guide.Id, task.Link.OfficerId, lookupId: null, cancellationToken);
        return taken.IsSuccess ? Next(request, token, recorded: null) : answers.Problem(request, taken.Errors);
    }

    /// <summary>Records what was seen, with the screenshot in the same form.</summary>
    public async Task<IResult> RecordAsync(
        HttpRequest request, OpenedTask task, string token, string lookupId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (guide, officerId) = (task.Round!.Guide, task.Link.OfficerId);
        string? evidenceId = null;
        ImmutableArray<Error> refusal = [];
        var isChecked = false;
        var posted = await PostedForm.ReadAsync(
            request,
            async file =>
            {
                // Whatever is kept stands under the officer's name.
                await CheckAsync(file.Before);
                if (!refusal.IsEmpty)
                {
                    return [];
                }

                // What is not theirs to look up, or not any more, is told below: no screenshot would put that right.
                if (await visit.FindAsync(guide.Id, officerId, lookupId, cancellationToken) is not { IsSuccess: true, Value: var due })
                {
                    return [];
                }

                var taken = await evidence.TakeAsync(due, guide, officerId, file.FileName, file.Content, cancellationToken);
                evidenceId = taken.IsSuccess ? taken.Value.Id : null;
                return [.. taken.Errors.Select(error => error.Field is null ? error.At(LookupFields.Evidence) : error)];
            },
            cancellationToken);
        if (!posted.TryGet(out var values, out var errors))
        {
            return await ShowAgainAsync(FormState.Empty.Values, errors);
        }

        await CheckAsync(values);
        if (!refusal.IsEmpty)
        {
            return await ShowAgainAsync(values, refusal);
        }

        if (values.GetValueOrDefault(TaskFields.Action) == LookupFields.Release)
        {
            await visit.ReleaseAsync(guide.Id, officerId, lookupId, cancellationToken);
            return Next(request, token, recorded: null);
        }

        var form = new LookupForm
        {
            Outcome = Enum.TryParse<CreditOutcome>(values.GetValueOrDefault(LookupFields.Outcome), out var outcome) ? outcome : null,
            EvidenceId = evidenceId,
            Reason = values.GetValueOrDefault(LookupFields.Reason),
        };
        if (!(await RecordAsync(guide.Id, officerId, lookupId, form, client, cancellationToken)).TryGet(out _, out errors))
        {
            return await ShowAgainAsync(values, [.. errors.Select(error => error.Field == "evidenceId" ? error.At(LookupFields.Evidence) : error)]);
        }

        if (values.GetValueOrDefault(TaskFields.Action) != LookupFields.RecordAndStop)
        {
            await visit.TakeAsync(guide.Id, officerId, lookupId: null, cancellationToken);
        }

        return Next(request, token, lookupId);

        async Task CheckAsync(IReadOnlyDictionary<string, string> sent)
        {
            if (!isChecked)
            {
                isChecked = true;
                if ((await sessions.CheckAsync(request, task, token, sent, cancellationToken)).TryGet(out var session, out refusal))
                {
                    task = task with { Session = session, MayRead = true };
                }
            }
        }

        Task<IResult> ShowAgainAsync(ImmutableDictionary<string, string> entered, ImmutableArray<Error> faults)
        {
            var state = new FormState { Values = entered.Remove(TaskFields.Code), Errors = faults };
            return task.MayRead
                ? pages.ShowAsync(request, task, token, new BenchReturn(lookupId, state), cancellationToken)
                : codePages.ShowAsync(request, task, token, state, cancellationToken);
        }
    }

    /// <summary>Records a look, unless another officer is at it.</summary>
    public async Task<Result<Lookup>> RecordAsync(
        RoundId roundId, string officerId, string lookupId, LookupForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var due = await visit.FindAsync(roundId, officerId, lookupId, cancellationToken);
        return due.Errors is [{ Code: "lookup-is-taken" }]
            ? due.Errors
            : await desk.RecordAsync(roundId, lookupId, form, officerId, client, cancellationToken);
    }

    private SeeOther Next(HttpRequest request, string token, string? recorded) => new(site.Value.Address(
        $"tasks/{token}{TaskAddress.Query(request, recorded is null ? null : $"{BenchPages.RecordedQuery}={Uri.EscapeDataString(recorded)}")}"));
}
