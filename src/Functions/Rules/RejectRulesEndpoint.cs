using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules/{number}/rejection</c>: rejects a proposed file, or withdraws one's own.</summary>
public sealed class RejectRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, DeskReplies replies, Responses responses)
{
    [Function(nameof(RejectRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules/{number}/rejection")] HttpRequest request,
        string number,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ConfirmRules, [RuleFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var result = await desk.RejectAsync(post.Officer, DeskReplies.NumberOf(number), post[RuleFields.Reason], cancellationToken);
        return await replies.ReplyAsync(
            request,
            post,
            result,
            "desk/rules",
            pages.ViewOf,
            state => pages.ShowListAsync(request, post.Officer, state, cancellationToken)
        );
    }
}
