using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/settlement</c>: the unit settles payments made after its final report.</summary>
public sealed class SettleFundsEndpoint(ProjectPosts posts)
{
    [Function(nameof(SettleFundsEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/settlement")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        posts.RecordAsync(
            request,
            token,
            "settlement",
            values => new SettlementForm { SpentYuan = values.GetValueOrDefault(ProjectFields.SpentYuan) },
            (project, form, context) => SettlementPolicy.Settle(project, form, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
}
