using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules</c>: proposes a rule file or a file of working days, which a second officer confirms.</summary>
public sealed class ProposeRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, DeskReplies replies, Responses responses)
{
    [Function(nameof(ProposeRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ProposeRules, [RuleFields.Text], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var result = await desk.ProposeAsync(post.Officer, post[RuleFields.Text], cancellationToken);
        return await replies.ReplyAsync(
            request,
            post,
            result,
            "desk/rules",
            proposed => proposed,
            state => pages.ShowListAsync(request, post.Officer, state, cancellationToken),
            StatusCodes.Status202Accepted
        );
    }
}
