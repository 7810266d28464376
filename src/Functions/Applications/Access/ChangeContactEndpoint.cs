using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/contact</c>: transfers the application to another clerk of the unit; both are notified.
/// </summary>
public sealed class ChangeContactEndpoint(
    ApplicantCommands desk,
    IRecordStore<Application> applications,
    PendingWork pending,
    MailSender mails,
    UnitIndex units,
    RegisteredAddresses registered,
    MailBudget budget,
    Responses responses
)
{
    [Function(nameof(ChangeContactEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/contact")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await desk.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (desk.FindUnmeant(request, asked, ApplicantStep.ChangeContact) is { } unmeant)
        {
            return unmeant;
        }

        var (id, before) = (asked.Opened.Id, asked.Application.ContactEmail);
        if (!ApplicationPolicy.ChangeContact(asked.Application, asked.Form.ContactEmail).TryGet(out var change, out errors))
        {
            return desk.Refuse(request, asked, ApplicantStep.ChangeContact, errors);
        }

        if (MailAddressText.IsSame(change.ContactEmail, before))
        {
            return desk.Answer(request, asked, ApplicantStep.ChangeContact, new Recording<Application>.Done(asked.Application, change));
        }

        if (!(await TakeMailAsync(request, asked.Application, change, cancellationToken)).TryGet(out var isMailed, out errors))
        {
            return desk.Refuse(request, asked, ApplicantStep.ChangeContact, errors);
        }

        var factKey = $"contact|{asked.ReceivedAt.UtcTicks}";
        OwedNotification[] owed =
        [
            new OwedNotification(
                $"{factKey}|from",
                new ApplicationHandedOver(before, id, asked.Application.Title, IsReceiver: false) { Serial = asked.Application.Serial }
            ),
            .. isMailed
                ?
                [
                    new OwedNotification(
                        $"{factKey}|to",
                        new ApplicationHandedOver(change.ContactEmail, id, asked.Application.Title, IsReceiver: true)
                        {
                            Serial = asked.Application.Serial,
                        }
                    ),
                ]
                : Array.Empty<OwedNotification>(),
        ];
        var marker = await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken);
        var recording = await applications.RecordAsync(
            id,
            factKey,
            application => ApplicationPolicy.ChangeContact(application, change.ContactEmail).Select<Fact>(changed => changed),
            asked.Signature,
            owed,
            cancellationToken
        );
        if (recording is Recording<Application>.Done)
        {
            await units.RefreshAsync(asked.Application, cancellationToken);
            await mails.DeliverAsync(applications, id, owed.Select(each => each.Key), cancellationToken);
            await pending.ClearAsync(marker, cancellationToken);
        }

        return desk.Answer(request, asked, ApplicantStep.ChangeContact, recording);
    }

    // A transfer by a registered address of the unit does not count as mail to an unverified address.
    private async Task<Result<bool>> TakeMailAsync(
        HttpRequest request,
        Application application,
        ContactChanged change,
        CancellationToken cancellationToken
    )
    {
        var isRegistered = application.IsContactRegistered() && await registered.ContainsContactAsync(application, cancellationToken);
        if (!isRegistered && application.AcceptanceByUnit() is null)
        {
            return await budget.TakeForUnaskedAsync(request, change.ContactEmail, cancellationToken);
        }

        return await budget.TakeForEnteredAsync(request, change.ContactEmail, cancellationToken) is { } refusal ? refusal : true;
    }
}
