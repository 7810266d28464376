using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary><c>POST /desk/staff</c>: proposes an officer, whom a second officer confirms.</summary>
public sealed class AddOfficerEndpoint(DeskForms forms, StaffChanges changes, StaffPages pages, DeskReplies replies, Responses responses)
{
    [Function(nameof(AddOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff")] HttpRequest request,
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

        Result<ProposedChange> result = OfficerForms.Officer(post).TryGet(out var form, out errors)
            ? await changes.ProposeAsync(post.Officer, directory => StaffPolicy.Add(directory, form), cancellationToken)
            : errors;
        return await replies.ReplyAsync(
            request,
            post,
            result,
            "desk/staff",
            proposed => proposed,
            state => pages.ShowListAsync(request, post.Officer, state, cancellationToken),
            StatusCodes.Status202Accepted
        );
    }
}
