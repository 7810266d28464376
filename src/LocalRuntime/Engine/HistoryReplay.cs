using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Records histories and replays them, so that a test can hold an orchestrator to what its released versions did.</summary>
public static class HistoryReplay
{
    /// <summary>Records an instance, open or finished; null when there is none.</summary>
    public static Task<RecordedHistory?> RecordAsync(DurableEngine engine, string instanceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return RecordAsync(engine.Store, instanceId, cancellationToken);
    }

    /// <summary>Records an instance from a task hub that no engine need run; null when there is none.</summary>
    public static async Task<RecordedHistory?> RecordAsync(IOrchestrationStore store, string instanceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (await store.ReadOpenAsync(instanceId, cancellationToken) is { } open)
        {
            return Of(open.State, [.. open.Turns.SelectMany(MergedTurns.Expand)]);
        }

        return await store.ReadFinishedAsync(instanceId, cancellationToken) is { } finished
            ? Of(finished, await store.ReadFinishedTurnsAsync(instanceId, cancellationToken) ?? [])
            : null;
    }

    /// <summary>Runs an orchestrator through a recording. It must do in each turn what was done then.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">It does something else; the message names the step.</exception>
    /// <exception cref="InvalidDataException">The recording cannot be read.</exception>
    public static void Replay(RecordedHistory recorded, OrchestratorDelegate orchestrator)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var execution = new OrchestrationExecution(
            recorded.Instance, orchestrator, WorkerDataConverter.Default, NullLoggerFactory.Instance);
        var number = recorded.Instance.FirstTurn;
        foreach (var turn in recorded.Turns)
        {
            execution.Replay(number++, HistoryCodec.Decode(turn));
        }
    }

    private static RecordedHistory Of(InstanceState state, IReadOnlyList<byte[]> turns) =>
        new(state with { Output = null, CustomStatus = null, Failure = null }, turns);
}
