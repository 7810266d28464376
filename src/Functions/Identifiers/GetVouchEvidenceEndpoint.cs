using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Identifiers;

/// <summary><c>GET /desk/identifiers/{evidenceId}</c>: the licence or identity card that an officer vouched by.</summary>
public sealed class GetVouchEvidenceEndpoint(DeskAccess access, VouchedRegister vouched, DocumentExit files, Answers answers)
{
    [Function(nameof(GetVouchEvidenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/identifiers/{evidenceId}")] HttpRequest request,
        string evidenceId,
        CancellationToken cancellationToken)
    {
        if (!(await access.CheckAsync(request, DeskAct.Vouch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if ((await vouched.ReadAsync(cancellationToken)).All(each => each.Override.EvidenceId != evidenceId))
        {
            return answers.Problem(request, new Error(ErrorKind.NotFound, "document-not-found", "There is no such evidence. Open it from the list of identifiers."));
        }

        return (await files.OpenAsync(VouchedRegister.EvidenceRecord, evidenceId, fileName: null, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : answers.Problem(request, errors);
    }
}
