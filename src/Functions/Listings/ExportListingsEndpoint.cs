using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>GET /desk/listing-export/{format}?from=</c>: what was published, with withdrawals, as CSV, XLSX or JSON: at most 500 rows; header
/// <c>Export-Next</c> says where the next file begins.
/// </summary>
public sealed class ExportListingsEndpoint(DeskAccess access, ListingExports exports, Answers answers)
{
    private const string From = "from";
    private const string Next = "Export-Next";

    [Function(nameof(ExportListingsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/listing-export/{format}")] HttpRequest request,
        string format,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.ExportListings, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (format is not ("csv" or "xlsx" or "json"))
        {
            return answers.Problem(
                request,
                new Error(ErrorKind.NotFound, "page-not-found", "There is no such format. Ask for csv, xlsx or json.")
            );
        }

        var part = await exports.ReadAsync(request.Query[From].ToString() is { Length: > 0 } given ? given : null, cancellationToken);
        if (part.Next is { } next)
        {
            request.HttpContext.Response.Headers[Next] = next;
        }

        return format switch
        {
            "csv" => Results.File(ExportFile.Csv(ListingExportRow.Columns, part.Rows), "text/csv; charset=utf-8", "listings.csv"),
            "json" => Results.File(
                ExportFile.JsonOf(ListingExportRow.Columns, part.Rows),
                "application/json; charset=utf-8",
                "listings.json"
            ),
            _ => Results.File(
                ExportFile.Xlsx(ListingExportRow.Columns, part.Rows, "名单"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "listings.xlsx"
            ),
        };
    }
}
