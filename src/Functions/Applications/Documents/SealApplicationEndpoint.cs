using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications.Documents;

/// <summary>
/// <c>POST /applications/{applicationId}/seal</c>: seals electronically in place of the signed scan, where the bureau has such a service.
/// </summary>
public sealed class SealApplicationEndpoint(
    ApplicantCommands desk,
    DocumentIntake documents,
    Responses responses,
    IElectronicSeal? seal = null
)
{
    [Function(nameof(SealApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/seal")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await desk.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (seal is null)
        {
            return responses.Problem(request, ApplicantErrors.SealIsNotOffered());
        }

        if (desk.FindUnmeant(request, asked, ApplicantStep.Seal) is { } unmeant)
        {
            return unmeant;
        }

        var print = await seal.SealAsync(asked.Application.Id, VersionCode.Of(asked.Application), asked.ReceivedAt, cancellationToken);
        var taken = await documents.TakeAsync(
            asked.Opened,
            asked.Guide,
            DocumentPolicy.SignedScanKind,
            print.FileName,
            print.Pdf.ToStream(),
            cancellationToken
        );
        return !taken.TryGet(out var document, out errors) ? desk.Refuse(request, asked, ApplicantStep.Seal, errors)
            : asked.ByForm ? desk.SeeApplication(request, asked.Application.Id)
            : Results.Json(DocumentView.Of(document), RequestJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
