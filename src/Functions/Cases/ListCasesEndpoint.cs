using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>GET /desk/cases?from=</c>: integrity cases, newest first, 50 on a page.</summary>
public sealed class ListCasesEndpoint(DeskAccess access, CaseIndex index, TimeProvider time, Responses responses)
{
    private const string From = "from";

    [Function(nameof(ListCasesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/cases")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var part = await index.ReadAsync(request.Query[From], cancellationToken);
        var now = time.GetUtcNow();
        return responses.Of(
            request,
            new CaseListView(part.Cases, part.Next),
            () =>
                new CaseListModel(access.FrameOf(officer), [.. part.Cases.Select(each => Row(each, now))])
                {
                    MayNote = DeskPolicy.May(officer, DeskAct.OpenCase),
                    OlderHref = part.Next is null
                        ? null
                        : $"/desk/cases?{From}={part.Next}{Responses.LanguageOf(request).Replace('?', '&')}",
                }
        );
    }

    private static CaseRow Row(CaseSummary each, DateTimeOffset now) =>
        new(each.Id.Value, each.Number, each.Party, each.State, each.OpenedAt)
        {
            Next = each.Next,
            DueAt = each.DueAt,
            IsOverdue = now >= each.DueAt,
            IsDrill = each.IsDrill,
        };
}
