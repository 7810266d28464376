using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>GET /desk/listing-export/{format}?from=</c>: publications and withdrawals, as CSV, XLSX or JSON: at most 500 rows; header
/// <c>Export-Next</c> contains the start of the next file.
/// </summary>
public sealed class ExportListingsEndpoint(DeskAccess access, ListingExports exports, Responses responses)
{
    private const string From = "from";

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

        if (!ExportFile.CheckFormat(format).TryGet(out _, out errors))
        {
            return responses.Problem(request, errors);
        }

        var part = await exports.ReadAsync(request.Query[From].ToString() is { Length: > 0 } given ? given : null, cancellationToken);
        return ExportFile.Send(request.HttpContext.Response, format, ListingExportRow.Sheet, part);
    }
}
