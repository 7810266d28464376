using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/registered-contact</c>: registers the contact of an application as an address of its unit;
/// the address may then accept drafts in the unit's name.
/// </summary>
public sealed class RegisterContactEndpoint(
    DeskHolds holds,
    IRecordStore<Application> applications,
    RegisteredAddresses registered,
    UnitIndex units
)
{
    [Function(nameof(RegisterContactEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/registered-contact")]
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
            DeskAct.RegisterContact,
            [],
            "registered",
            (application, _, now) =>
                ApplicationDraftAcceptance.Register(application, isInForce, now).Select<Fact>(registered => registered),
            client,
            cancellationToken,
            before => units.RefreshAsync(before, cancellationToken)
        );
    }
}
