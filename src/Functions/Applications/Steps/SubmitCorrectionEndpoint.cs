using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/correction</c>: submits the requested correction.</summary>
public sealed class SubmitCorrectionEndpoint(ApplicantCommands desk, DuplicateRegister duplicates)
{
    [Function(nameof(SubmitCorrectionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/correction")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        desk.TakeAsync(
            request,
            applicationId,
            ApplicantStep.SubmitCorrection,
            _ => "correction|handed-in",
            (asked, application) =>
                ApplicationPolicy.SubmitCorrection(application, asked.Guide, asked.ReceivedAt).Select<Fact>(submitted => submitted),
            client,
            cancellationToken,
            // The corrected documents may differ from the submitted ones.
            asked => duplicates.PutAsync(asked.Application, cancellationToken),
            (asked, application) =>
                Receipts.Of(Receipts.KeyOfCorrection, ReceiptKind.Correction, application, asked.Guide, asked.ReceivedAt)
        );
}
