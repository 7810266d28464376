using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>GET /desk/rules</c>: rule files, working days and proposed files.</summary>
public sealed class ListRulesEndpoint(DeskAccess access, RulePages pages)
{
    [Function(nameof(ListRulesEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/rules")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeRules, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowListAsync(request, officer, state: null, cancellationToken)
            : access.Refuse(request, errors);
}
