using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/renunciation</c>: renounces an award, or the proposal for one, with a reason.</summary>
public sealed class RenounceAwardEndpoint(ApplicantCommands desk)
{
    [Function(nameof(RenounceAwardEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/renunciation")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.Renounce,
            _ => ApplicationProcedure.FactKey(ApplicationMove.Renounce),
            (asked, application) =>
                ApplicationPolicy.Renounce(application, asked.Form.Reason, asked.ReceivedAt).Select<Fact>(moved => moved),
            client,
            cancellationToken
        );
}
