using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/registered-contact/withdrawal</c>: withdraws the registration of the contact for its unit:
/// the address no longer sees or accepts drafts in the unit's name. Earlier acceptances stay valid.
/// </summary>
public sealed class WithdrawRegistrationEndpoint(
    DeskHolds holds,
    IRecordStore<Application> applications,
    RegisteredAddresses registered,
    UnitIndex units
)
{
    [Function(nameof(WithdrawRegistrationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/registered-contact/withdrawal")]
            HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var isInForce = await registered.IsInForceAsync(applications, applicationId, cancellationToken);
        return await holds.RecordAsync(
            request,
            applicationId,
            DeskAct.WithdrawRegistration,
            [RegistrationFields.Reason],
            "withdrawn",
            (application, post, now) =>
                ApplicationDraftAcceptance
                    .WithdrawRegistration(application, isInForce, post[RegistrationFields.Reason], now)
                    .Select<Fact>(withdrawn => withdrawn),
            client,
            cancellationToken,
            before => units.RefreshAsync(before, cancellationToken)
        );
    }
}
