using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>POST /desk/rules/{number}/confirmation</c>: a second officer adds the file that another one proposed.</summary>
public sealed class ConfirmRulesEndpoint(DeskForms forms, RuleAdditionDesk desk, RulePages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(ConfirmRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rules/{number}/confirmation")] HttpRequest request,
        string number,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmRules, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if ((await desk.ConfirmAsync(post.Officer, ConfirmStaffChangeEndpoint.NumberOf(number), cancellationToken)).TryGet(out var additions, out errors))
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
