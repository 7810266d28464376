using System.Collections.Frozen;
using System.Collections.Immutable;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>All functions of a worker, ordered by name as in the Functions host.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(ImmutableArray<WorkerFunction> functions)
    {
        Functions = functions;
        Orchestrators = ByTaskName(isOrchestrator: true);
        Activities = ByTaskName(isOrchestrator: false);
    }

    public ImmutableArray<WorkerFunction> Functions { get; }

    public FrozenDictionary<string, WorkerFunction> Orchestrators { get; }

    public FrozenDictionary<string, WorkerFunction> Activities { get; }

    /// <exception cref="HostStartException">Invalid functions: all errors, one per line.</exception>
    public static FunctionCatalog Read(IEnumerable<RpcFunctionMetadata> metadata)
    {
        var faults = new List<string>();
        var functions = metadata
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Select(function => FunctionReader.Read(function, faults))
            .OfType<WorkerFunction>()
            .ToImmutableArray();
        HostStartException.ThrowIfAny(faults);
        return new FunctionCatalog(functions);
    }

    public IEnumerable<(WorkerFunction Function, TTrigger Trigger)> TriggeredBy<TTrigger>()
        where TTrigger : FunctionTrigger =>
        Functions.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));

    private FrozenDictionary<string, WorkerFunction> ByTaskName(bool isOrchestrator) =>
        TriggeredBy<FunctionTrigger.DurableTask>()
            .Where(task => task.Trigger.IsOrchestrator == isOrchestrator)
            .ToFrozenDictionary(task => task.Trigger.Name, task => task.Function, StringComparer.OrdinalIgnoreCase);
}
