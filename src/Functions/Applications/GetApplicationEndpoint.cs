using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>GET /applications/{applicationId}</c>: how an application stands and what is still missing.</summary>
public sealed class GetApplicationEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    ApplicationPages pages,
    TimeProvider time,
    Answers answers)
{
    [Function(nameof(GetApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "applications/{applicationId}")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        return answers.Of(
            request,
            ApplicationView.Of(opened.State, guide),
            () => pages.Model(opened.State, guide, time.GetUtcNow()),
            guide);
    }
}
