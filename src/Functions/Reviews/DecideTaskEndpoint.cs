using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>POST /tasks/{token}</c>: decides a task, with the code from the mail; from a program as JSON, from the page as a form.
/// The first decision stands; a repeat is answered with it.
/// </summary>
public sealed class DecideTaskEndpoint(
    TaskAccess access,
    TaskDecider decider,
    TaskPages pages,
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
            return await DecideByFormAsync(request, token, task, client, cancellationToken);
        }

        return (await RequestJson.ReadAsync<DecisionForm>(request, cancellationToken)).TryGet(out var form, out errors)
            && (await decider.DecideAsync(task, form, client, cancellationToken)).TryGet(out var recorded, out errors)
            ? Results.Json(new DecisionAnswer(recorded.Task.Step, recorded.Decision, recorded.DecidedAt), RequestJson.Options)
            : answers.Problem(request, errors);
    }

    private async Task<IResult> DecideByFormAsync(
        HttpRequest request,
        string token,
        OpenedTask task,
        DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var posted = await PostedForm.ReadAsync(request, (_, _, _) => Task.FromResult(ImmutableArray<Error>.Empty), cancellationToken);
        if (!posted.TryGet(out var values, out var errors))
        {
            return await ShowAgainAsync(ImmutableDictionary<string, string>.Empty, errors);
        }

        var missing = TaskValues.MissingOutcomes(values, task.Link.Task.Step == ReviewStep.MeetingResolution ? task.Ranking : []);
        var form = TaskValues.Read(values, task.Ranking);
        if (missing.IsEmpty && (await decider.DecideAsync(task, form, client, cancellationToken)).TryGet(out _, out errors))
        {
            return new SeeOther(site.Value.Address($"tasks/{token}{request.QueryString}"));
        }

        return await ShowAgainAsync(
            values.Remove(TaskFields.Code),
            missing.IsEmpty ? [.. errors.Select(error => TaskValues.AtPageField(error, form))] : missing);

        Task<IResult> ShowAgainAsync(ImmutableDictionary<string, string> entered, ImmutableArray<Error> faults) =>
            pages.ShowAsync(request, task, token, new FormState { Values = entered, Errors = faults }, cancellationToken);
    }
}

/// <summary>The decision that stands.</summary>
public sealed record DecisionAnswer(ReviewStep Step, Decision Decision, DateTimeOffset DecidedAt);
