using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Exports;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Imports;

/// <summary><c>GET /desk/import-templates/{contents}</c>: an empty workbook with the columns of a kind of import and their notes.</summary>
public sealed class GetImportTemplateEndpoint(DeskAccess access, Responses responses)
{
    [Function(nameof(GetImportTemplateEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/import-templates/{contents}")] HttpRequest request,
        string contents,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeImports, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!Enum.TryParse<ImportKind>(contents, out var asked) || !Enum.IsDefined(asked))
        {
            return responses.Problem(request, KindIsUnknown(ErrorKind.NotFound, "page-not-found"));
        }

        var columns = ImportColumns.Of(asked).Select(column => new ExportColumn<string>(column.Name, column.Note, _ => ""));
        var sheet = new ExportSheet<string>($"{asked}", "导入", [.. columns]);
        return Results.File(ExportFile.Xlsx(sheet, []), DocumentType.Xlsx.MediaType(), $"{sheet.Name}.xlsx");
    }

    internal static Error KindIsUnknown(ErrorKind errorKind, string code) =>
        new(errorKind, code, $"There is no such kind of import. Name one of {string.Join(", ", Enum.GetNames<ImportKind>())}.");
}
