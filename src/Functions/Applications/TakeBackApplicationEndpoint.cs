using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/take-back</c>: before the closing, makes a draft again of what was submitted.</summary>
public sealed class TakeBackApplicationEndpoint(ApplicantDesk desk)
{
    [Function(nameof(TakeBackApplicationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/take-back")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.TakeBack,
            asked => ApplicationProcedure.FactKey(ApplicationMove.TakeBack, asked.Application.Submissions),
            (asked, application) => ApplicationPolicy.TakeBack(application, asked.Guide, asked.ReceivedAt).Select<Fact>(moved => moved),
            client,
            cancellationToken
        );
}
