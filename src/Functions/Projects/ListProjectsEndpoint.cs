using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>GET /desk/projects?from=</c>: 专项资金台账, the register of projects and their money, 50 on a page.</summary>
public sealed class ListProjectsEndpoint(DeskAccess access, ProjectIndex index, Responses responses)
{
    private const string From = "from";

    [Function(nameof(ListProjectsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/projects")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeProjects, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var part = await index.ReadAsync(request.Query[From], ProjectIndex.PageSize, cancellationToken);
        return responses.Of(
            request,
            new ProjectListView(part.Projects, part.Next),
            () =>
                new ProjectListModel(access.FrameOf(officer), [.. part.Projects.Select(Row)])
                {
                    OlderHref = part.Next is null
                        ? null
                        : $"/desk/projects?{From}={part.Next}{Responses.LanguageOf(request).Replace('?', '&')}",
                }
        );
    }

    private static ProjectRow Row(ProjectSummary each) =>
        new(
            each.Id.Value,
            each.Serial,
            each.Title,
            each.Unit,
            each.AwardNumber,
            each.State,
            each.AmountYuan,
            each.PaidYuan,
            each.DueYuan,
            each.ToRecoverYuan
        )
        {
            Vouchers = [.. each.Ledger.Payments.Select(entry => entry.Voucher).OfType<string>()],
            IsDrill = each.IsDrill,
        };
}

/// <summary>Projects, newest award first, as JSON.</summary>
/// <param name="Next">Value of <c>from</c> for the next page; null on the last one.</param>
public sealed record ProjectListView(IReadOnlyList<ProjectSummary> Projects, string? Next);
