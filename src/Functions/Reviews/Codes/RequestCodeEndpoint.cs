using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>POST /tasks/{token}/code</c>: mails a new code to the officer of a link whose code is void.</summary>
public sealed class RequestCodeEndpoint(TaskAccess access, NewCodes codes, Responses responses)
{
    [Function(nameof(RequestCodeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}/code")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var refusal = task.Decided is null ? await codes.SendAsync(request, task.Link, cancellationToken) : TaskErrors.IsDecided();
        if (!Responses.WantsPage(request))
        {
            return refusal is null ? Results.Accepted() : responses.Problem(request, refusal);
        }

        var model = new NewCodeModel($"/tasks/{token}{Responses.LanguageOf(request)}");
        return refusal is null
            ? responses.Page(request, model with { IsSent = true }, status: StatusCodes.Status202Accepted)
            : responses.Page(request, model with { Errors = [refusal] }, status: Problems.StatusOf([refusal]));
    }
}
