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
/// <c>POST /desk/imports</c>, a form with a file: an officer uploads a workbook; it is read and reported, and has no effect until a second
/// officer confirms it.
/// </summary>
public sealed class SendImportEndpoint(DeskForms forms, ImportDesk desk, ImportPages pages, IOptions<SiteOptions> site, Responses responses)
{
    private const long MaxBytes = 10 * 1024 * 1024;

    [Function(nameof(SendImportEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/imports")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await forms.ReadWithFilesAsync(request, DeskAct.ImportData, MaxBytes, maxFiles: 1, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            var post = form.Post;
            return (await CheckAsync(post, form.Content, cancellationToken)).TryGet(out var import, out errors)
                ? new SeeOther(site.Value.Address($"desk/imports/{import.Id}{Responses.LanguageOf(request)}"))
                : await pages.ShowListAsync(
                    request,
                    post.Officer,
                    new FormState { Values = post.Values.Remove(ImportFields.File), Errors = errors },
                    cancellationToken
                );
        }
    }

    private async Task<Result<DataImport>> CheckAsync(DeskPost post, PostedContent posted, CancellationToken cancellationToken)
    {
        if (!posted.Errors.IsEmpty)
        {
            return posted.ErrorsAt(ImportFields.File);
        }

        var isKind = Enum.TryParse<ImportKind>(post[ImportFields.Kind], out var kind) && Enum.IsDefined(kind);
        return !isKind ? GetImportTemplateEndpoint.KindIsUnknown(ErrorKind.Invalid, "import-kind-is-missing").At(ImportFields.Kind)
            : posted.File is not { } file
                ? new Error(ErrorKind.Invalid, "import-file-is-missing", "Choose the workbook.").At(ImportFields.File)
            : await desk.CheckAsync(post.Officer, kind, file, cancellationToken);
    }
}
