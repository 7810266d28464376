using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>POST /desk/staff/{officerId}/ending</c>: proposes that an officer leaves, which a second officer confirms.</summary>
public sealed class EndOfficerEndpoint(DeskForms forms, StaffChanges changes, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(EndOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff/{officerId}/ending")] HttpRequest request,
        string officerId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ChangeStaff, [StaffFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
            || !(
                await changes.ProposeAsync(
                    post.Officer,
                    directory => StaffPolicy.End(directory, officerId, post[StaffFields.Reason]),
                    cancellationToken
                )
            ).TryGet(out var proposed, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return post.IsForm
            ? new SeeOther(site.Value.Address($"desk/staff/{officerId}{request.QueryString}"))
            : Results.Json(proposed, RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
