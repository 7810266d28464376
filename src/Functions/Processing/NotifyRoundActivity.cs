using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Processing;

/// <summary>Result of notifying the round.</summary>
/// <param name="IsOpenAgain">Whether the round was reopened for the application meanwhile, so that its procedure begins again.</param>
public sealed record NotifiedRound(bool IsOpenAgain);

/// <summary>Notifies the round that an application is ready for the experts, held, or ended. Its remaining tasks are closed.</summary>
public sealed class NotifyRoundActivity(IRecordStore<Application> applications, RoundMembers members, TaskService tasks)
{
    internal static readonly ActivityCall<ApplicationBegun, NotifiedRound> Call = new(nameof(NotifyRoundActivity));

    [Function(nameof(NotifyRoundActivity))]
    public async Task<NotifiedRound> RunAsync(
        [ActivityTrigger] ApplicationBegun begun,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var stored = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        await tasks.ClearAllAsync(RecordRef.OfApplication(begun.ApplicationId), begun.RoundId, cancellationToken);
        await client.WakeAsync(InstanceIds.Of(stored.State.RoundId), cancellationToken);
        return new NotifiedRound(stored.State.State < ApplicationState.FormatCheck);
    }
}
