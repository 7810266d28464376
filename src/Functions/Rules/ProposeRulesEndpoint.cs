using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules</c>: proposes a rule file or a file of working days, which a second officer confirms.</summary>
public sealed class ProposeRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(ProposeRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ProposeRules, [RuleFields.Text], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if ((await desk.ProposeAsync(post.Officer, post[RuleFields.Text], cancellationToken)).TryGet(out var proposed, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/rules{request.QueryString}"))
                : Results.Json(proposed, RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
