using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>GET /desk/subjects/{subjectId}/evidence/{documentId}</c>: the evidence of a credit query.</summary>
public sealed class GetDeskEvidenceEndpoint(
    DeskAccess access,
    IRecordStore<CreditSubject> subjects,
    DocumentExit files,
    Responses responses
)
{
    [Function(nameof(GetDeskEvidenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/subjects/{subjectId}/evidence/{documentId}")]
            HttpRequest request,
        string subjectId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var stored = CreditSubjectId.TryParse(subjectId, out var id) ? await subjects.FindAsync(id.Value, cancellationToken) : null;
        if (stored?.State.Evidence.FirstOrDefault(each => each.Id == documentId) is not { } document)
        {
            return responses.Problem(
                request,
                new Error(ErrorKind.NotFound, "document-not-found", "There is no such evidence. Open it from the page of the application.")
            );
        }

        return (await files.OpenAsync(stored.Id, document.Id, document.FileName, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
