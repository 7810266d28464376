using CreditFunctions.Functions.Storage;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Procedure;

/// <summary>Begins and wakes procedures: each once, also under concurrent calls.</summary>
internal static class DurableTaskClientExtensions
{
    /// <summary>
    /// Begins a procedure that has never ended; a running one is woken instead. An ended one would begin again: if that is possible, use
    /// <see cref="BeginOrWakeAsync"/>.
    /// </summary>
    public static Task BeginAsync<TInput>(
        this DurableTaskClient client,
        OrchestratorCall<TInput> orchestrator,
        string instanceId,
        TInput input,
        CancellationToken cancellationToken
    )
        where TInput : notnull => client.BeginAfterAsync(ended: null, orchestrator, instanceId, input, cancellationToken);

    /// <summary>Begins a procedure in place of an ended one; one that another caller has begun since is woken instead.</summary>
    /// <param name="ended">The ended instance; null if there was none.</param>
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
            // OrchestrationAlreadyExistsException, or a failure after which the instance may exist nevertheless. An ended instance accepts
            // no event.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is not { } there || there.CreatedAt == ended?.CreatedAt)
            {
                throw;
            }

            await client.WakeAsync(instanceId, cancellationToken);
        }
    }

    /// <summary>
    /// Begins a missing procedure and wakes an existing one; a completed one stays completed. A failed one begins again: its steps find
    /// what is recorded and continue from there.
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

    /// <summary>Begins the procedure of a reopened record in place of a missing or ended one; a running one is woken.</summary>
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
    /// Wakes a procedure; no effect if it has ended or does not exist. host.json sets this too (<c>throwStatusExceptionsOnRaiseEvent</c>),
    /// but not every storage provider reads it.
    /// </summary>
    public static async Task WakeAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, WakeUps.EventName, null, cancellationToken);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // There is no running instance.
        }
    }

    public static async Task WakeApplicationAsync(this DurableTaskClient client, string applicationId, CancellationToken cancellationToken)
    {
        await client.WakeAsync(InstanceIds.Of(RecordRef.OfApplication(applicationId)), cancellationToken);
        await client.WakeAsync(InstanceIds.OfCreditCase(applicationId), cancellationToken);
    }
}
