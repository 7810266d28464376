using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules/{number}/confirmation</c>: a second officer confirms and adds a proposed file.</summary>
public sealed class ConfirmRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, DeskReplies replies, Responses responses)
{
    [Function(nameof(ConfirmRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules/{number}/confirmation")] HttpRequest request,
        string number,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmRules, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var result = await desk.ConfirmAsync(post.Officer, DeskReplies.NumberOf(number), cancellationToken);
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
