using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary><c>POST /desk/staff</c>: proposes an officer, whom a second officer confirms.</summary>
public sealed class AddOfficerEndpoint(DeskForms forms, StaffChanges changes, StaffPages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(AddOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ChangeStaff, OfficerForms.Fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (OfficerForms.Officer(post).TryGet(out var form, out errors)
            && (await changes.ProposeAsync(post.Officer, directory => StaffPolicy.Add(directory, form), cancellationToken)).TryGet(out var proposed, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff{request.QueryString}"))
                : Results.Json(proposed, RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
