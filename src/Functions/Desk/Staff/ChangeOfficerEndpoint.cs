using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>
/// <c>PUT</c> and <c>POST /desk/staff/{officerId}</c>: proposes another name, address or roles of an officer, which a second officer
/// confirms.
/// </summary>
public sealed class ChangeOfficerEndpoint(
    DeskForms forms,
    StaffChanges changes,
    StaffPages pages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(ChangeOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = "desk/staff/{officerId}")] HttpRequest request,
        string officerId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ChangeStaff, OfficerForms.Fields, cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var version = FormVersion.In(post.Values);
        if (
            OfficerForms.Officer(post).TryGet(out var form, out errors)
            && (await changes.ProposeAsync(post.Officer, Change, cancellationToken)).TryGet(out var proposed, out errors)
        )
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff/{officerId}{request.QueryString}"))
                : Results.Json(proposed, RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
        }

        return post.IsForm
            ? await pages.ShowOfficerAsync(
                request,
                post.Officer,
                officerId,
                new FormState { Values = post.Values, Errors = errors },
                leaveState: null,
                cancellationToken
            )
            : responses.Problem(request, errors);

        Result<StaffChange> Change(StaffDirectory directory) =>
            FormVersion.IsStale(version, StaffPages.Values(directory.Find(officerId)))
                ? FormVersion.SavedMeanwhile()
                : StaffPolicy.Change(directory, officerId, form);
    }
}
