using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>
/// <c>POST /desk/changes/{number}/confirmation</c>: a second officer confirms and executes a proposed change of the directory, or confirms
/// one by the operator.
/// </summary>
public sealed class ConfirmStaffChangeEndpoint(
    DeskForms forms,
    StaffChanges changes,
    StaffPages pages,
    DeskReplies replies,
    Responses responses
)
{
    [Function(nameof(ConfirmStaffChangeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/changes/{number}/confirmation")] HttpRequest request,
        string number,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmStaff, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var result = await changes.ConfirmAsync(post.Officer, DeskReplies.NumberOf(number), cancellationToken);
        return await replies.ReplyAsync(
            request,
            post,
            result,
            "desk/staff",
            pages.ViewOf,
            state => pages.ShowListAsync(request, post.Officer, state, cancellationToken)
        );
    }
}
