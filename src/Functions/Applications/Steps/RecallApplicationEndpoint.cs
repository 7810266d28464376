using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/recall</c>: returns a submitted application to draft before the closing.</summary>
public sealed class RecallApplicationEndpoint(ApplicantCommands desk)
{
    [Function(nameof(RecallApplicationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/recall")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.Recall,
            asked => ApplicationProcedure.FactKey(ApplicationMove.Recall, asked.Application.Submissions),
            (asked, application) => ApplicationPolicy.Recall(application, asked.Guide, asked.ReceivedAt).Select<Fact>(moved => moved),
            client,
            cancellationToken
        );
}
