using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules/{number}/rejection</c>: refuses a proposed file, or takes back one's own.</summary>
public sealed class RejectRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(RejectRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules/{number}/rejection")] HttpRequest request,
        string number,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmRules, [RuleFields.Reason], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if ((await desk.RejectAsync(post.Officer, ConfirmStaffChangeEndpoint.NumberOf(number), post[RuleFields.Reason], cancellationToken)).TryGet(out var additions, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/rules{request.QueryString}"))
                : Results.Json(pages.ViewOf(additions), RequestJson.Options);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
