using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary><c>GET /tasks/{token}/code</c>: the page that requests a new code. Changes nothing.</summary>
public sealed class GetNewCodeEndpoint(TaskAccess access, Responses responses)
{
    [Function(nameof(GetNewCodeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks/{token}/code")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out _, out var errors)
            ? responses.Page(request, new NewCodeModel($"/tasks/{token}{Responses.LanguageOf(request)}"))
            : responses.Problem(request, errors);
}
