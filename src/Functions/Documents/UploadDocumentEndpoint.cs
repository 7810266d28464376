using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// <c>PUT /applications/{applicationId}/documents/{kind}?fileName=…</c>: the file is the body, streamed into a blob; or <c>POST</c> by a form
/// whose anti-forgery field comes before the file. A file of the same kind takes the place of the one before.
/// </summary>
public sealed class UploadDocumentEndpoint(
    ApplicantAccess access,
    ApplicationPages applicationPages,
    RoundDirectory directory,
    DocumentIntake documents,
    DraftPages pages,
    IOptions<SiteOptions> site,
    Answers answers)
{
    [Function(nameof(UploadDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "applications/{applicationId}/documents/{kind}")] HttpRequest request,
        string applicationId,
        string kind,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        if (!ApplicantAccess.IsByBearer(request))
        {
            return await TakeFromFormAsync(request, opened, guide, kind, cancellationToken);
        }

        return (await documents.TakeAsync(opened, guide, kind, request.Query["fileName"], request.Body, cancellationToken)).TryGet(out var document, out errors)
            ? Results.Json(DocumentView.Of(document), RequestJson.Options, statusCode: StatusCodes.Status201Created)
            : answers.Problem(request, errors);
    }

    private async Task<IResult> TakeFromFormAsync(HttpRequest request, Stored<Application> opened, RoundGuide guide, string kind, CancellationToken cancellationToken)
    {
        if (!PostedForm.Is(request))
        {
            return answers.Problem(request, ApplicantErrors.FormIsOutdated());
        }

        var isTaken = false;
        var posted = await PostedForm.ReadAsync(request, TakeAsync, cancellationToken);
        if (posted.IsSuccess && isTaken)
        {
            return new SeeOther(site.Value.Address($"applications/{opened.Id}{Answers.LanguageOf(request)}"));
        }

        ImmutableArray<Error> faults = posted.IsSuccess ? [ApplicantErrors.FileIsMissing()] : posted.Errors;
        return faults[0].Code != "form-is-outdated" && pages.Document(opened.State, guide, kind, new FormState { Errors = faults }).TryGet(out var page, out _)
            ? answers.Page(request, page, guide, Problems.StatusOf(faults))
            : answers.Problem(request, faults);

        async Task<ImmutableArray<Error>> TakeAsync(PostedFile file)
        {
            if (!applicationPages.IsAntiForgeryToken(file.Before.GetValueOrDefault(PageForm.AntiForgeryField), opened.State.Id))
            {
                return [ApplicantErrors.FormIsOutdated()];
            }

            var taken = await documents.TakeAsync(opened, guide, kind, file.FileName, file.Content, cancellationToken);
            isTaken |= taken.IsSuccess;
            return [.. taken.Errors.Select(error => error.At(ApplicationFields.File))];
        }
    }
}
