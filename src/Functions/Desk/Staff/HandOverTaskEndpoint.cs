using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>POST /desk/tasks/{linkId}/handover</c>: hands a task over to another officer; the old link becomes void.</summary>
public sealed class HandOverTaskEndpoint(DeskForms forms, TaskTransfers transfers, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(HandOverTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/tasks/{linkId}/handover")] HttpRequest request,
        string linkId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.HandOver, [StaffFields.ToOfficerId, StaffFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            ) || !(await transfers.FindAsync(linkId, cancellationToken)).TryGet(out var task, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if ((await transfers.HandOverAsync(task, post, cancellationToken)).TryGet(out var view, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/tasks/{linkId}{request.QueryString}"))
                : Results.Json(view, RequestJson.Options);
        }

        return post.IsForm
            ? await transfers.ShowAsync(
                request,
                post.Officer,
                task,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);
    }
}
