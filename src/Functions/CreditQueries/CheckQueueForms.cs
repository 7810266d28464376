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

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>Handles the forms of the credit check queue: claim, record, release.</summary>
public sealed class CheckQueueForms(
    CheckQueueVisit visit,
    CreditQueryRecorder desk,
    EvidenceIntake evidence,
    TaskSessions sessions,
    CheckQueuePages pages,
    TaskCodePages codePages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
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
                new RefusedCreditQuery(CreditQueryId: null, new FormState { Errors = errors }),
                cancellationToken
            );
        }

        var taken = await visit.TakeAsync(task.Round!.Guide.Id, task.Link.OfficerId, queryId: null, cancellationToken);
        return taken.IsSuccess ? Next(request, token, recorded: null) : responses.Problem(request, taken.Errors);
    }

    /// <summary>Records a result with the screenshot in the same form.</summary>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        string queryId,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (guide, officerId) = (task.Round!.Guide, task.Link.OfficerId);
        await using var posted = await PostedForm.ReadWithFileAsync(request, evidence.MaxBytes, cancellationToken);
        var values = posted.Values;
        if (posted.Errors is [{ } fault])
        {
            return await ShowAgainAsync([fault.Field is null ? fault : fault.At(CreditQueryFields.Evidence)]);
        }

        if (!(await sessions.CheckAsync(request, task, token, values, cancellationToken)).TryGet(out var session, out var errors))
        {
            return await ShowAgainAsync(errors);
        }

        task = task with { Session = session, MayRead = true };

        if (values.GetValueOrDefault(TaskFields.Action) == CreditQueryFields.Release)
        {
            await visit.ReleaseAsync(guide.Id, officerId, queryId, cancellationToken);
            return Next(request, token, recorded: null);
        }

        var form = new CreditQueryForm
        {
            Outcome = Enum.TryParse<CreditOutcome>(values.GetValueOrDefault(CreditQueryFields.Outcome), out var outcome) ? outcome : null,
            Reason = values.GetValueOrDefault(CreditQueryFields.Reason),
        };
        if (
            !(await TakeAsync(guide, officerId, queryId, form, posted.File, cancellationToken)).TryGet(out form, out errors)
            || !(await RecordAsync(guide.Id, officerId, queryId, form, client, cancellationToken)).TryGet(out _, out errors)
        )
        {
            return await ShowAgainAsync([
                .. errors.Select(error => error.Field == "evidenceId" ? error.At(CreditQueryFields.Evidence) : error),
            ]);
        }

        if (values.GetValueOrDefault(TaskFields.Action) != CreditQueryFields.RecordAndStop)
        {
            await visit.TakeAsync(guide.Id, officerId, queryId: null, cancellationToken);
        }

        return Next(request, token, queryId);

        Task<IResult> ShowAgainAsync(ImmutableArray<Error> faults)
        {
            var state = new FormState { Values = values.Remove(TaskFields.Code), Errors = faults };
            return task.MayRead
                ? pages.ShowAsync(request, task, token, new RefusedCreditQuery(queryId, state), cancellationToken)
                : codePages.ShowAsync(request, task, token, state, cancellationToken);
        }
    }

    // The screenshot is stored only if the rest of the form is valid. A query that the officer may not record is refused later, at
    // recording; no screenshot could correct that.
    private async Task<Result<CreditQueryForm>> TakeAsync(
        RoundGuide guide,
        string officerId,
        string queryId,
        CreditQueryForm form,
        PostedFile? file,
        CancellationToken cancellationToken
    )
    {
        if (
            file is null
            || await visit.FindAsync(guide.Id, officerId, queryId, cancellationToken) is not { IsSuccess: true, Value: var due }
        )
        {
            return form;
        }

        var others = CreditQueryPolicy.CheckWithoutEvidence(form);
        return !others.IsEmpty
            ? others
            : (await evidence.TakeAsync(due, guide, officerId, file.FileName, file.Spooled, cancellationToken))
                .Select(document => form with { EvidenceId = document.Id })
                .At(CreditQueryFields.Evidence);
    }

    public async Task<Result<CreditQuery>> RecordAsync(
        RoundId roundId,
        string officerId,
        string queryId,
        CreditQueryForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var due = await visit.FindAsync(roundId, officerId, queryId, cancellationToken);
        return due.Errors is [{ Code: "credit-query-is-claimed" }]
            ? due.Errors
            : await desk.RecordAsync(roundId, queryId, form, officerId, client, cancellationToken);
    }

    private SeeOther Next(HttpRequest request, string token, string? recorded) =>
        new(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, QueryOf(recorded))}"));

    private static string? QueryOf(string? recorded) =>
        recorded is null ? null : $"{CheckQueuePages.RecordedQuery}={Uri.EscapeDataString(recorded)}";
}
