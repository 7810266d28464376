using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/bar-decision</c>: a leader disqualifies an application that is held by a party's ban; its
/// contact receives the reason by mail.
/// </summary>
public sealed class EndBarredEndpoint(DeskHolds holds, IRecordStore<Application> applications, MailSender mails)
{
    private const string MailKey = "barred";

    [Function(nameof(EndBarredEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/bar-decision")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        holds.RecordAsync(
            request,
            applicationId,
            DeskAct.EndBarred,
            [HoldFields.BarReason],
            "bar",
            (application, post, now) => HoldPolicy.EndBarred(application, post[HoldFields.BarReason], now).Select<Fact>(moved => moved),
            client,
            cancellationToken,
            application => mails.DeliverAsync(applications, application.Id.Value, [MailKey], cancellationToken),
            application => new OwedNotification(
                MailKey,
                new OutcomeReported(
                    application.ContactEmail,
                    application.Id.Value,
                    application.Title,
                    ApplicationMove.Disqualify,
                    application.History[^1].Reason
                )
                {
                    Serial = application.Serial,
                }
            )
        );
}
