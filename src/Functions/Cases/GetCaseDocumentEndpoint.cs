using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /desk/cases/{caseId}/documents/{documentId}</c>: a proof of service or a file of the party.</summary>
public sealed class GetCaseDocumentEndpoint(DeskAccess access, CaseDesk desk, RecordFiles<IntegrityCase> files, Responses responses)
{
    [Function(nameof(GetCaseDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/cases/{caseId}/documents/{documentId}")]
            HttpRequest request,
        string caseId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return
            (await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors)
            && (await files.OpenAsync(stored.Id, stored.State, documentId, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
