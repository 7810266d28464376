using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications.Documents;

/// <summary>
/// <c>PUT /applications/{applicationId}/documents/{kind}?fileName=…</c>: the file is the body; or <c>POST</c> by a form. It replaces a file
/// of the same kind.
/// </summary>
public sealed class UploadDocumentEndpoint(
    ApplicantAccess access,
    ApplicationPages applicationPages,
    RoundDirectory directory,
    DocumentIntake documents,
    ApplicationDraftPages pages,
    FileRecords files,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(UploadDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "applications/{applicationId}/documents/{kind}")]
            HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        if (!ApplicantAccess.IsByBearer(request))
        {
            return await TakeFromFormAsync(request, opened, guide, kind, cancellationToken);
        }

        return (await documents.TakeAsync(opened, guide, kind, request.Query["fileName"], request.Body, cancellationToken)).TryGet(
            out var document,
            out errors
        )
            ? Results.Json(
                (await files.MarkAsync(opened.Id, [DocumentView.Of(document)], cancellationToken))[0],
                RequestJson.Options,
                statusCode: StatusCodes.Status201Created
            )
            : responses.Problem(request, errors);
    }

    private async Task<IResult> TakeFromFormAsync(
        HttpRequest request,
        Stored<Application> opened,
        RoundGuide guide,
        string kind,
        CancellationToken cancellationToken
    )
    {
        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, ApplicantErrors.FormIsOutdated());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, documents.MaxBytes, cancellationToken);
        if (!applicationPages.IsAntiForgeryToken(posted.Values.GetValueOrDefault(PageForm.AntiForgeryField), opened.State.Id))
        {
            return responses.Problem(request, posted.Errors.IsEmpty ? [ApplicantErrors.FormIsOutdated()] : posted.Errors);
        }

        var faults = posted switch
        {
            { Errors.IsEmpty: false } => posted.Errors,
            { File: null } => [ApplicantErrors.FileIsMissing()],
            { File: { } file } => (await documents.TakeAsync(opened, guide, kind, file.FileName, file.Spooled, cancellationToken)).Errors,
        };
        faults = [.. faults.Select(error => error.At(ApplicationFields.File))];
        return faults.IsEmpty ? new SeeOther(site.Value.Address($"applications/{opened.Id}{Responses.LanguageOf(request)}"))
            : pages.Document(opened.State, guide, kind, new FormState { Errors = faults }).TryGet(out var page, out _)
                ? responses.Page(
                    request,
                    page with
                    {
                        Files = await files.MarkAsync(opened.Id, page.Files, cancellationToken),
                    },
                    guide,
                    Problems.StatusOf(faults)
                )
            : responses.Problem(request, faults);
    }
}
