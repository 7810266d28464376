using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>GET /tasks/{token}</c>: a task or its decision; without the code only the kind of the task. Changes nothing.</summary>
public sealed class GetTaskEndpoint(
    TaskAccess access,
    TaskReaders readers,
    TaskPages pages,
    TaskScreens screens,
    TaskCodePages codes,
    TaskViews views,
    Responses responses
)
{
    [Function(nameof(GetTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await access.LookAsync(token, cancellationToken)).TryGet(out var task, out var errors)
            || !(await readers.IdentifyAsync(request, task, cancellationToken)).TryGet(out task, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if (!Responses.WantsPage(request))
        {
            return Results.Json(await views.OfAsync(task, token, cancellationToken), RequestJson.Options);
        }

        return task switch
        {
            { IsOver: true } => await pages.ShowOutcomeAsync(request, task, cancellationToken),
            { MayRead: false } => await codes.ShowAsync(request, task, token, FormState.Empty, cancellationToken),
            _ => await screens.Of(task).ShowAsync(request, task, token, state: null, cancellationToken),
        };
    }
}
