using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/guide</c>: adopts the corrected guide for a draft; commitments signed under other terms are signed
/// again.
/// </summary>
public sealed class AdoptGuideEndpoint(ApplicantCommands desk)
{
    [Function(nameof(AdoptGuideEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/guide")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.AdoptGuide,
            asked => $"guide-adopted|{asked.Guide.Corrected?.Version ?? asked.Guide.Version}",
            (asked, application) => GuideAdoption.Adopt(application, asked.Guide, asked.ReceivedAt).Select<Fact>(adopted => adopted),
            client,
            cancellationToken
        );
}
