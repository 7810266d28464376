using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary><c>POST /desk/changes/{number}/rejection</c>: refuses a proposed change of the directory, or takes one's own back.</summary>
public sealed class RejectStaffChangeEndpoint(DeskForms forms, StaffChanges changes, StaffPages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(RejectStaffChangeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/changes/{number}/rejection")] HttpRequest request,
        string number,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmStaff, [StaffFields.Reason], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if ((await changes.RejectAsync(post.Officer, ConfirmStaffChangeEndpoint.NumberOf(number), post[StaffFields.Reason], cancellationToken)).TryGet(out var directory, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff{request.QueryString}"))
                : Results.Json(pages.ViewOf(directory), RequestJson.Options);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
