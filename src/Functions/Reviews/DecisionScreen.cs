using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The screen of tasks that are decided as a whole, by the fields of their step.</summary>
internal sealed class DecisionScreen(TaskPages pages, TaskDecider decider, IOptions<SiteOptions> site, Responses responses) : TaskScreen
{
    public override StepDetails? Details => null;

    public override Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    ) => pages.ShowAsync(request, task, token, state, cancellationToken);

    public override async Task<IResult> PostJsonAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        (await decider.DecideAsync(request, task, form, client, cancellationToken)).TryGet(out var recorded, out var errors)
            ? Results.Json(DecisionResponse.Of(recorded), RequestJson.Options)
            : responses.Problem(request, errors);

    public override async Task<IResult> PostFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var form = TaskValues.Read(values, task.Ranking);
        var missing =
            task.Decided is null && task.Link.Task.Step.Is<MeetingResolutionStep>() ? TaskValues.MissingOutcomes(values, task.Ranking) : [];
        if ((await decider.DecideAsync(request, task, form, missing, client, cancellationToken)).TryGet(out _, out var errors))
        {
            var said = task.Decided is null ? null : TaskPages.KeptQuery;
            return new SeeOther(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, said)}"));
        }

        var state = new FormState
        {
            Values = values.Remove(TaskFields.Code),
            Errors = [.. errors.Select(error => TaskValues.AtPageField(error, form, task.Ranking))],
        };
        return await pages.ShowAsync(request, task, token, state, cancellationToken);
    }
}

/// <summary>The kept decision.</summary>
public sealed record DecisionResponse(ReviewStep Step, Decision Decision, DateTimeOffset DecidedAt)
{
    public static DecisionResponse Of(DecisionRecorded recorded) => new(recorded.Task.Step, recorded.Decision, recorded.DecidedAt);
}
