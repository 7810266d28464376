using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/withdrawal</c>: withdraws the application, with a reason. A finding about it continues.
/// </summary>
public sealed class WithdrawApplicationEndpoint(ApplicantCommands desk)
{
    [Function(nameof(WithdrawApplicationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/withdrawal")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.Withdraw,
            _ => ApplicationProcedure.FactKey(ApplicationMove.Withdraw),
            (asked, application) =>
                ApplicationPolicy.Withdraw(application, asked.Form.Reason, asked.ReceivedAt).Select<Fact>(moved => moved),
            client,
            cancellationToken
        );
}
