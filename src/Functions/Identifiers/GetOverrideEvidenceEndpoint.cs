using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Identifiers;

/// <summary><c>GET /desk/identifiers/{evidenceId}</c>: the evidence of an identifier override.</summary>
public sealed class GetOverrideEvidenceEndpoint(
    DeskAccess access,
    IdentifierOverrideRegister overrides,
    DocumentExit files,
    Responses responses
)
{
    [Function(nameof(GetOverrideEvidenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/identifiers/{evidenceId}")] HttpRequest request,
        string evidenceId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.OverrideIdentifier, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if ((await overrides.ReadAsync(cancellationToken)).All(each => each.Override.EvidenceId != evidenceId))
        {
            return responses.Problem(
                request,
                new Error(ErrorKind.NotFound, "document-not-found", "There is no such evidence. Open it from the list of identifiers.")
            );
        }

        return (await files.OpenAsync(IdentifierOverrideRegister.EvidenceRecord, evidenceId, fileName: null, cancellationToken)).TryGet(
            out var file,
            out errors
        )
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
