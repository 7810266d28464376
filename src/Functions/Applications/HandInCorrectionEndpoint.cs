using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/correction</c>: says that what was asked for is put right.</summary>
public sealed class HandInCorrectionEndpoint(ApplicantDesk desk)
{
    [Function(nameof(HandInCorrectionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/correction")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.HandInCorrection,
            _ => "correction|handed-in",
            (asked, application) => ApplicationPolicy.HandInCorrection(application, asked.Guide, asked.ReceivedAt).Select<Fact>(handedIn => handedIn),
            client,
            cancellationToken);
}
