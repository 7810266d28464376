using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.CreditChecks;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Lookups;

/// <summary>What a case officer posts from the pages of the credit check queue: claim, record, release.</summary>
public sealed class BenchForms(
    BenchVisit visit,
    LookupDesk desk,
    EvidenceIntake evidence,
    TaskSessions sessions,
    BenchPages pages,
    TaskCodePages codePages,
    IOptions<SiteOptions> site,
    Answers answers
)
{
    /// <summary>Claims the next credit query.</summary>
    public async Task<IResult> TakeAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        if (!(await sessions.CheckAsync(request, task, token, values, cancellationToken)).TryGet(out _, out var errors))
        {
            return await pages.ShowAsync(
                request,
                task,
                token,
                new BenchReturn(LookupId: null, new FormState { Errors = errors }),
                cancellationToken
            );
        }

        var taken = await visit.TakeAsync(task.Round!.Guide.Id, task.Link.OfficerId, lookupId: null, cancellationToken);
        return taken.IsSuccess ? Next(request, token, recorded: null) : answers.Problem(request, taken.Errors);
    }

    /// <summary>Records what was seen, with the screenshot in the same form.</summary>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        string lookupId,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (guide, officerId) = (task.Round!.Guide, task.Link.OfficerId);
        await using var posted = await PostedForm.ReadWithFileAsync(request, evidence.MaxBytes, cancellationToken);
        var values = posted.Values;
        if (posted.Errors is [{ } fault])
        {
            return await ShowAgainAsync([fault.Field is null ? fault : fault.At(LookupFields.Evidence)]);
        }

        if (!(await sessions.CheckAsync(request, task, token, values, cancellationToken)).TryGet(out var session, out var errors))
        {
            return await ShowAgainAsync(errors);
        }

        task = task with { Session = session, MayRead = true };

        if (values.GetValueOrDefault(TaskFields.Action) == LookupFields.Release)
        {
            await visit.ReleaseAsync(guide.Id, officerId, lookupId, cancellationToken);
            return Next(request, token, recorded: null);
        }

        var form = new LookupForm
        {
            Outcome = Enum.TryParse<CreditOutcome>(values.GetValueOrDefault(LookupFields.Outcome), out var outcome) ? outcome : null,
            Reason = values.GetValueOrDefault(LookupFields.Reason),
        };
        if (
            !(await TakeAsync(guide, officerId, lookupId, form, posted.File, cancellationToken)).TryGet(out form, out errors)
            || !(await RecordAsync(guide.Id, officerId, lookupId, form, client, cancellationToken)).TryGet(out _, out errors)
        )
        {
            return await ShowAgainAsync([.. errors.Select(error => error.Field == "evidenceId" ? error.At(LookupFields.Evidence) : error)]);
        }

        if (values.GetValueOrDefault(TaskFields.Action) != LookupFields.RecordAndStop)
        {
            await visit.TakeAsync(guide.Id, officerId, lookupId: null, cancellationToken);
        }

        return Next(request, token, lookupId);

        Task<IResult> ShowAgainAsync(ImmutableArray<Error> faults)
        {
            var state = new FormState { Values = values.Remove(TaskFields.Code), Errors = faults };
            return task.MayRead
                ? pages.ShowAsync(request, task, token, new BenchReturn(lookupId, state), cancellationToken)
                : codePages.ShowAsync(request, task, token, state, cancellationToken);
        }
    }

    // The screenshot is stored only where the rest of the form is right. What is not theirs to look up, or not any more, is told when it is
    // recorded: no screenshot would put that right.
    private async Task<Result<LookupForm>> TakeAsync(
        RoundGuide guide,
        string officerId,
        string lookupId,
        LookupForm form,
        PostedFile? file,
        CancellationToken cancellationToken
    )
    {
        if (
            file is null
            || await visit.FindAsync(guide.Id, officerId, lookupId, cancellationToken) is not { IsSuccess: true, Value: var due }
        )
        {
            return form;
        }

        var others = LookupPolicy.CheckWithoutEvidence(form);
        return !others.IsEmpty
            ? others
            : (await evidence.TakeAsync(due, guide, officerId, file.FileName, file.Spooled, cancellationToken))
                .Select(document => form with { EvidenceId = document.Id })
                .At(LookupFields.Evidence);
    }

    /// <summary>Records a look, unless another officer is at it.</summary>
    public async Task<Result<Lookup>> RecordAsync(
        RoundId roundId,
        string officerId,
        string lookupId,
        LookupForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var due = await visit.FindAsync(roundId, officerId, lookupId, cancellationToken);
        return due.Errors is [{ Code: "lookup-is-taken" }]
            ? due.Errors
            : await desk.RecordAsync(roundId, lookupId, form, officerId, client, cancellationToken);
    }

    private SeeOther Next(HttpRequest request, string token, string? recorded) =>
        new(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, QueryOf(recorded))}"));

    private static string? QueryOf(string? recorded) =>
        recorded is null ? null : $"{BenchPages.RecordedQuery}={Uri.EscapeDataString(recorded)}";
}
