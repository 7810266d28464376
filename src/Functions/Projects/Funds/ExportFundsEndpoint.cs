using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>GET /desk/fund-export/{format}?from=</c>: the register of the special fund as CSV, XLSX or JSON, a row for each entry of at most 500
/// projects; header <c>Export-Next</c> contains the start of the next file. Without drills.
/// </summary>
public sealed class ExportFundsEndpoint(
    DeskAccess access,
    ProjectIndex index,
    StaffRecords staff,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    private const string From = "from";

    [Function(nameof(ExportFundsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/fund-export/{format}")] HttpRequest request,
        string format,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!ExportFile.CheckFormat(format).TryGet(out _, out errors))
        {
            return responses.Problem(request, errors);
        }

        var part = await index.ReadAsync(request.Query[From], ProjectIndex.FileSize, cancellationToken);
        var directory = await staff.ReadAsync(cancellationToken);
        var rows = part
            .Projects.Where(project => !project.IsDrill)
            .SelectMany(project => FundRow.Of(project.Serial, project.Title, project.Unit, project.AwardNumber, project.Entries))
            .Select(row =>
                row with
                {
                    Subject = site.Value.FundSubject,
                    EnteredBy = NameOf(row.Entry.EnteredBy),
                    ConfirmedBy = NameOf(row.Entry.ConfirmedBy),
                }
            )
            .ToList();
        return ExportFile.Send(request.HttpContext.Response, format, FundRow.Sheet, new ExportPart<FundRow>(rows, part.Next));

        string NameOf(string? officerId) => officerId is null ? "" : directory.Find(officerId)?.Name ?? officerId;
    }
}
