using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>GET /applications/{applicationId}</c>: the state of an application and what is still missing.</summary>
public sealed class GetApplicationEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    ApplicationPages pages,
    ExpertComments comments,
    FileRecords files,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(GetApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        var written = await comments.ReadForApplicantAsync(opened.State, cancellationToken);
        var view = ApplicationView.Of(opened.State, guide);
        var model = pages.Model(opened.State, guide, time.GetUtcNow());
        view = view with { Comments = written, Documents = await files.MarkAsync(opened.Id, view.Documents, cancellationToken) };
        model = model with { Comments = [.. written], Documents = await files.MarkAsync(opened.Id, model.Documents, cancellationToken) };
        return responses.Of(request, view, () => model, guide);
    }
}
