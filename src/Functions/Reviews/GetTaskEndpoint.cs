using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>GET /tasks/{token}</c>: shows a task behind its link, or what was decided. Changes nothing, whoever follows the link.
/// </summary>
public sealed class GetTaskEndpoint(TaskAccess access, TaskPages pages, PanelPages panel, BenchPages bench, TaskViews views, Answers answers)
{
    [Function(nameof(GetTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken)
    {
        if (!(await access.LookAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (!Answers.WantsPage(request))
        {
            return Results.Json(await views.OfAsync(task, token, cancellationToken), RequestJson.Options);
        }

        return task.Link.Task.Step switch
        {
            _ when task.IsOver => await pages.ShowOutcomeAsync(request, task, cancellationToken),
            ReviewStep.ExpertReview => await panel.ShowAsync(request, task, token, state: null, cancellationToken),
            ReviewStep.CreditLookups => await bench.ShowAsync(request, task, token, back: null, cancellationToken),
            _ => await pages.ShowAsync(request, task, token, state: null, cancellationToken),
        };
    }
}
