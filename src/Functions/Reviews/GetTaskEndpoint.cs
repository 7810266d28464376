using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>GET /tasks/{token}</c>: shows a task behind its link, or what was decided. Changes nothing, whoever follows the link.
/// </summary>
public sealed class GetTaskEndpoint(TaskAccess access, TaskPages pages, Answers answers)
{
    [Function(nameof(GetTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return answers.Problem(request, errors);
        }

        return Answers.WantsPage(request)
            ? await pages.ShowAsync(request, task, token, state: null, cancellationToken)
            : Results.Json(TaskView.Of(task), RequestJson.Options);
    }
}
