using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>POST /desk/changes/{number}/rejection</c>: rejects a proposed change of the directory, or withdraws one's own.</summary>
public sealed class RejectStaffChangeEndpoint(
    DeskForms forms,
    StaffChanges changes,
    StaffPages pages,
    DeskReplies replies,
    Responses responses
)
{
    [Function(nameof(RejectStaffChangeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/changes/{number}/rejection")] HttpRequest request,
        string number,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ConfirmStaff, [StaffFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var result = await changes.RejectAsync(post.Officer, DeskReplies.NumberOf(number), post[StaffFields.Reason], cancellationToken);
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
