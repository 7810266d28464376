using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>POST /desk/applications/{applicationId}/lifting</c>: ends a hold on an application.</summary>
public sealed class LiftHoldEndpoint(DeskHolds holds)
{
    [Function(nameof(LiftHoldEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/lifting")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        holds.RecordAsync(
            request,
            applicationId,
            DeskAct.LiftHold,
            [HoldFields.Key, HoldFields.Reason],
            "lift",
            (application, post, now) =>
                HoldPolicy.Lift(application, post[HoldFields.Key], post[HoldFields.Reason], now).Select<Fact>(lifted => lifted),
            client,
            cancellationToken
        );
}
