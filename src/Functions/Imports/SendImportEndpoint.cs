using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Imports;

/// <summary>
/// <c>POST /desk/imports</c>, a form with a file: an officer sends a workbook; it is read and reported, and has no effect until a second
/// officer confirms it.
/// </summary>
public sealed class SendImportEndpoint(
    DeskAccess access,
    DeskForms forms,
    ImportDesk desk,
    ImportPages pages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    private const long MaxBytes = 10 * 1024 * 1024;

    [Function(nameof(SendImportEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/imports")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.ImportData, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return responses.Problem(
                request,
                new Error(ErrorKind.Invalid, "form-is-malformed", "Send a multipart form: kind, and the workbook as file.")
            );
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, MaxBytes, cancellationToken);
        if (!forms.CheckForm(request, officer, posted.Values).TryGet(out var post, out errors))
        {
            return responses.Problem(request, posted.Errors.IsEmpty ? errors : posted.Errors);
        }

        return (await CheckAsync(post, posted, cancellationToken)).TryGet(out var import, out errors)
            ? new SeeOther(site.Value.Address($"desk/imports/{import.Id}{Responses.LanguageOf(request)}"))
            : await pages.ShowListAsync(
                request,
                officer,
                new FormState { Values = post.Values.Remove(ImportFields.File), Errors = errors },
                cancellationToken
            );
    }

    private async Task<Result<DataImport>> CheckAsync(DeskPost post, PostedContent posted, CancellationToken cancellationToken)
    {
        if (!posted.Errors.IsEmpty)
        {
            return posted.Errors.Select(error => error.At(ImportFields.File)).ToImmutableArray();
        }

        var isKind = Enum.TryParse<ImportKind>(post[ImportFields.Kind], out var kind) && Enum.IsDefined(kind);
        return !isKind ? GetImportTemplateEndpoint.KindIsUnknown(ErrorKind.Invalid, "import-kind-is-missing").At(ImportFields.Kind)
            : posted.File is not { } file
                ? new Error(ErrorKind.Invalid, "import-file-is-missing", "Choose the workbook.").At(ImportFields.File)
            : await desk.CheckAsync(post.Officer, kind, file, cancellationToken);
    }
}
