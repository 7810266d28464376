using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rules;

/// <summary><c>GET /desk/rules/{version}</c>: a rule file with its changes.</summary>
public sealed class GetRuleFileEndpoint(DeskAccess access, RulePages pages)
{
    [Function(nameof(GetRuleFileEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/rules/{version}")] HttpRequest request,
        string version,
        CancellationToken cancellationToken
    ) =>
        (await access.CheckAsync(request, DeskAct.SeeRules, cancellationToken)).TryGet(out var officer, out var errors)
            ? await pages.ShowFileAsync(request, officer, version, cancellationToken)
            : access.Refuse(request, errors);
}
