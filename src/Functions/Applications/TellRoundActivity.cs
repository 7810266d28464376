using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// Tells the round that an application has come as far as it can on its own: ready for the experts, held, or ended. Whatever of its own
/// is still assigned to somebody needs no decision any more.
/// </summary>
public sealed class TellRoundActivity(IRecordStore<Application> applications, RoundMembers members, TaskDesk desk)
{
    internal static readonly ActivityCall<ApplicationBegun> Call = new(nameof(TellRoundActivity));

    [Function(nameof(TellRoundActivity))]
    public async Task RunAsync([ActivityTrigger] ApplicationBegun begun, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await desk.ClearAllAsync(RecordRef.OfApplication(begun.ApplicationId), begun.RoundId, cancellationToken);
        await client.WakeAsync(InstanceIds.Of(stored.State.RoundId), cancellationToken);
    }
}
