using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/refusal</c>: the unit refuses the reduced amount and renounces the award.</summary>
public sealed class RefuseReductionEndpoint(ProjectPosts posts)
{
    [Function(nameof(RefuseReductionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/refusal")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        posts.RecordAsync(
            request,
            token,
            "refusal",
            values => new ReductionRefusalForm { Reason = values.GetValueOrDefault(ProjectFields.Reason) },
            (project, form, context) => ContractPolicy.Refuse(project, form.Reason, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
}
