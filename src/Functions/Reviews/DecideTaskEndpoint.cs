using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>POST /tasks/{token}</c>: decides a task, with the code from the mail; from a program as JSON, from the page as a form.
/// The first decision stands; a repeat is answered with it. An expert declares, saves and signs here; at the check bench it takes the next
/// look-up.
/// </summary>
public sealed class DecideTaskEndpoint(
    TaskAccess access,
    TaskReaders readers,
    TaskCodePages codePages,
    TaskDecider decider,
    TaskPages pages,
    PanelForms panel,
    BenchForms bench,
    BenchPrograms programs,
    DeskAccess signedIn,
    IOptions<SiteOptions> site,
    Answers answers)
{
    [Function(nameof(DecideTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return await PostFormAsync(request, token, task, client, cancellationToken);
        }

        if (!(await RequestJson.ReadAsync<DecisionForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return answers.Problem(request, errors);
        }

        task = task with
        {
            IsOfficerSignedIn = await signedIn.IsSignedInAsync(request, task.Link, cancellationToken),
            IsAnotherSignedIn = await signedIn.IsAnotherSignedInAsync(request, task.Link, cancellationToken),
        };
        return task.Link.Task.Step switch
        {
            ReviewStep.ExpertReview => await panel.PostJsonAsync(request, task, form, client, cancellationToken),
            ReviewStep.CreditLookups => await programs.TakeAsync(request, task, form.Code, cancellationToken),
            _ => (await decider.DecideAsync(request, task, form, client, cancellationToken)).TryGet(out var recorded, out errors)
                ? Results.Json(DecisionAnswer.Of(recorded), RequestJson.Options)
                : answers.Problem(request, errors),
        };
    }

    private async Task<IResult> PostFormAsync(
        HttpRequest request, string token, OpenedTask task, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var posted = await PostedForm.ReadAsync(request, cancellationToken);
        if (!posted.TryGet(out var values, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var formToken = values.GetValueOrDefault(PageForm.AntiForgeryField);
        task = task with
        {
            IsOfficerSignedIn = await signedIn.IsServedToAsync(request, task.Link, formToken, cancellationToken),
            IsAnotherSignedIn = await signedIn.IsAnotherSignedInAsync(request, task.Link, cancellationToken),
        };
        if (!(await readers.IdentifyByFormAsync(request, task, token, values, cancellationToken)).TryGet(out var reader, out errors))
        {
            return await codePages.ShowAsync(request, task, token, new FormState { Values = values, Errors = errors }, cancellationToken);
        }

        task = reader;
        if (values.GetValueOrDefault(TaskFields.Action) == TaskFields.GiveCode)
        {
            return await ShowToReaderAsync(request, token, task, values, cancellationToken);
        }

        return task.Link.Task.Step switch
        {
            ReviewStep.ExpertReview => await panel.PostFormAsync(request, task, token, values, client, cancellationToken),
            ReviewStep.CreditLookups => await bench.TakeAsync(request, task, token, values, cancellationToken),
            _ => await DecideByFormAsync(request, token, task, values, client, cancellationToken),
        };
    }

    /// <summary>Shows the task to whoever has just given the code, with what they had typed into its form before.</summary>
    private async Task<IResult> ShowToReaderAsync(
        HttpRequest request, string token, OpenedTask task, ImmutableDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var typed = TaskCodePages.Kept(values);
        if (typed.IsEmpty || task.Link.Task.Step == ReviewStep.CreditLookups)
        {
            return new SeeOther(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, said: null)}"));
        }

        var state = new FormState { Values = typed };
        return task.Link.Task.Step == ReviewStep.ExpertReview
            ? await panel.ShowAsync(request, task, token, state, cancellationToken)
            : await pages.ShowAsync(request, task, token, state, cancellationToken);
    }

    private async Task<IResult> DecideByFormAsync(
        HttpRequest request, string token, OpenedTask task, ImmutableDictionary<string, string> values, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var missing = task is { Link.Task.Step: ReviewStep.MeetingResolution, Decided: null } ? TaskValues.MissingOutcomes(values, task.Ranking) : [];
        var form = TaskValues.Read(values, task.Ranking);
        var errors = missing;
        if (missing.IsEmpty && (await decider.DecideAsync(request, task, form, client, cancellationToken)).TryGet(out _, out errors))
        {
            var said = task.Decided is null ? null : TaskPages.KeptQuery;
            return new SeeOther(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, said)}"));
        }

        var state = new FormState
        {
            Values = values.Remove(TaskFields.Code),
            Errors = missing.IsEmpty ? [.. errors.Select(error => TaskValues.AtPageField(error, form, task.Ranking))] : missing,
        };
        return await pages.ShowAsync(request, task, token, state, cancellationToken);
    }
}

/// <summary>The decision that stands.</summary>
public sealed record DecisionAnswer(ReviewStep Step, Decision Decision, DateTimeOffset DecidedAt)
{
    public static DecisionAnswer Of(DecisionRecorded recorded) => new(recorded.Task.Step, recorded.Decision, recorded.DecidedAt);
}
