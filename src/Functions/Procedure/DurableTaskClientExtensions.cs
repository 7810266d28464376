using CreditFunctions.Functions.Storage;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Procedure;

/// <summary>How procedures are begun: once, whoever else begins them at the same moment.</summary>
internal static class DurableTaskClientExtensions
{
    /// <summary>
    /// Begins a procedure that has never ended; one that is under way already is woken instead. One that has ended would begin again: where
    /// that may be, use <see cref="BeginOrWakeAsync"/>.
    /// </summary>
    public static Task BeginAsync<TInput>(
        this DurableTaskClient client,
        OrchestratorCall<TInput> orchestrator,
        string instanceId,
        TInput input,
        CancellationToken cancellationToken
    )
        where TInput : notnull => client.BeginAfterAsync(ended: null, orchestrator, instanceId, input, cancellationToken);

    /// <summary>Begins a procedure in place of one that has ended; one that somebody else has begun there since is woken instead.</summary>
    /// <param name="ended">The one that has ended; null where there was none.</param>
    public static async Task BeginAfterAsync<TInput>(
        this DurableTaskClient client,
        OrchestrationMetadata? ended,
        OrchestratorCall<TInput> orchestrator,
        string instanceId,
        TInput input,
        CancellationToken cancellationToken
    )
        where TInput : notnull
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                orchestrator.Name,
                input,
                new StartOrchestrationOptions(instanceId),
                cancellationToken
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // OrchestrationAlreadyExistsException, or a failure after which the instance may be there all the same. One that has ended
            // takes no event.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is not { } there || there.CreatedAt == ended?.CreatedAt)
            {
                throw;
            }

            await client.WakeAsync(instanceId, cancellationToken);
        }
    }

    /// <summary>
    /// Begins a procedure that is missing, and wakes it where it is not; one that has ended stays so. One that failed begins again: its
    /// steps find what is on record, and go on from there.
    /// </summary>
    public static async Task BeginOrWakeAsync<TInput>(
        this DurableTaskClient client,
        OrchestratorCall<TInput> orchestrator,
        string instanceId,
        TInput input,
        CancellationToken cancellationToken
    )
        where TInput : notnull
    {
        var earlier = await client.GetInstanceAsync(instanceId, cancellationToken);
        if (earlier is null or { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
        {
            await client.BeginAfterAsync(earlier, orchestrator, instanceId, input, cancellationToken);
        }
        else
        {
            await client.WakeAsync(instanceId, cancellationToken);
        }
    }

    /// <summary>
    /// Begins the procedure of a record that is open again, in place of one that is missing or has ended; one that is under way is woken.
    /// </summary>
    /// <returns>Whether it was begun.</returns>
    public static async Task<bool> BeginAgainOrWakeAsync<TInput>(
        this DurableTaskClient client,
        OrchestratorCall<TInput> orchestrator,
        string instanceId,
        TInput input,
        CancellationToken cancellationToken
    )
        where TInput : notnull
    {
        var earlier = await client.GetInstanceAsync(instanceId, cancellationToken);
        if (earlier is { IsCompleted: false })
        {
            await client.WakeAsync(instanceId, cancellationToken);
            return false;
        }

        await client.BeginAfterAsync(earlier, orchestrator, instanceId, input, cancellationToken);
        return true;
    }

    /// <summary>
    /// Wakes a procedure; one that has ended, or never was, does not notice. host.json says so too
    /// (<c>throwStatusExceptionsOnRaiseEvent</c>), but not every storage provider reads it.
    /// </summary>
    public static async Task WakeAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, WakeUps.EventName, null, cancellationToken);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // There is nobody to wake.
        }
    }

    /// <summary>Wakes whatever goes on about an application: its path up to the batch, and what was found before its award.</summary>
    public static async Task WakeApplicationAsync(this DurableTaskClient client, string applicationId, CancellationToken cancellationToken)
    {
        await client.WakeAsync(InstanceIds.Of(RecordRef.OfApplication(applicationId)), cancellationToken);
        await client.WakeAsync(InstanceIds.OfCreditCase(applicationId), cancellationToken);
    }
}
