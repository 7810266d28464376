using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications.Documents;

/// <summary><c>POST /applications/{applicationId}/documents/{kind}/removal</c>: removes an optional document.</summary>
public sealed class RemoveDocumentEndpoint(ApplicantCommands desk, DocumentIntake documents, Responses responses)
{
    [Function(nameof(RemoveDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/documents/{kind}/removal")]
            HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await desk.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors)
            || !(await documents.RemoveAsync(asked.Opened, asked.Guide, kind, cancellationToken)).TryGet(out var application, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return asked.ByForm
            ? desk.SeeApplication(request, application.Id)
            : Results.Json(ApplicationView.Of(application, asked.Guide), RequestJson.Options);
    }
}
