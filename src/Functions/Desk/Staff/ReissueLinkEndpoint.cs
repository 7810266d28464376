using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>POST /desk/tasks/{linkId}/reissue</c>: revokes a link and sends its officer a new one.</summary>
public sealed class ReissueLinkEndpoint(DeskForms forms, TaskTransfers transfers, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(ReissueLinkEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/tasks/{linkId}/reissue")] HttpRequest request,
        string linkId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.HandOver, [StaffFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
            || !(await transfers.FindAsync(linkId, cancellationToken)).TryGet(out var task, out errors)
            || !(await transfers.ReissueAsync(task, post, cancellationToken)).TryGet(out var view, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return post.IsForm
            ? new SeeOther(site.Value.Address($"desk/tasks/{linkId}{request.QueryString}"))
            : Results.Json(view, RequestJson.Options);
    }
}
