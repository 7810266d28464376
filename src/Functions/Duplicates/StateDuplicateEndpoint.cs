using CreditFunctions.Core;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Duplicates;

/// <summary>
/// <c>POST /applications/{applicationId}/statement</c>: the applicant submits a statement where the principal investigator is named on
/// another application.
/// </summary>
public sealed class StateDuplicateEndpoint(ApplicantCommands desk)
{
    [Function(nameof(StateDuplicateEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/statement")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.StateDuplicate,
            asked => $"duplicate-stated|{asked.Application.DuplicateHearing?.AskedAt.UtcTicks ?? 0}",
            (asked, application) => DuplicatePolicy.State(application, asked.Form.Reason, asked.ReceivedAt).Select<Fact>(stated => stated),
            client,
            cancellationToken,
            receipt: (asked, application) =>
                Receipts.Of(
                    Receipts.KeyOfStatement(application.DuplicateHearing!.AskedAt),
                    ReceiptKind.Statement,
                    application,
                    asked.Guide,
                    asked.ReceivedAt
                )
        );
}
