using System.Collections.Frozen;
using System.Collections.Immutable;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>All functions of a worker, in the order of their names as the Functions host sorts them.</summary>
internal sealed class FunctionCatalog
{
    private readonly FrozenDictionary<string, WorkerFunction> _orchestrators;
    private readonly FrozenDictionary<string, WorkerFunction> _activities;

    private FunctionCatalog(ImmutableArray<WorkerFunction> functions)
    {
        Functions = functions;
        _orchestrators = TriggeredBy<FunctionTrigger.Orchestration>()
            .ToFrozenDictionary(entry => entry.Trigger.TaskName, entry => entry.Function, StringComparer.OrdinalIgnoreCase);
        _activities = TriggeredBy<FunctionTrigger.Activity>()
            .ToFrozenDictionary(entry => entry.Trigger.TaskName, entry => entry.Function, StringComparer.OrdinalIgnoreCase);
    }

    public ImmutableArray<WorkerFunction> Functions { get; }

    public IReadOnlyCollection<string> Orchestrators => _orchestrators.Keys;

    public IReadOnlyCollection<string> Activities => _activities.Keys;

    /// <exception cref="HostStartException">Some are faulty: all faults of all functions, a line each.</exception>
    public static FunctionCatalog Read(IEnumerable<RpcFunctionMetadata> metadata)
    {
        var faults = new List<string>();
        var functions = metadata
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Select(function => FunctionReader.Read(function, faults))
            .OfType<WorkerFunction>()
            .ToImmutableArray();
        faults.AddRange(Doubles("have the same name", functions.Select(function => (function.Name, (string?)function.Name))));
        faults.AddRange(
            Doubles(
                "are orchestrators of the same name",
                functions.Select(function => (function.Name, (function.Trigger as FunctionTrigger.Orchestration)?.TaskName))
            )
        );
        faults.AddRange(
            Doubles(
                "are activities of the same name",
                functions.Select(function => (function.Name, (function.Trigger as FunctionTrigger.Activity)?.TaskName))
            )
        );
        HostStartException.ThrowIfAny(faults);
        return new FunctionCatalog(functions);
    }

    public IEnumerable<(WorkerFunction Function, TTrigger Trigger)> TriggeredBy<TTrigger>()
        where TTrigger : FunctionTrigger =>
        Functions.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));

    public WorkerFunction? FindOrchestrator(string taskName) => _orchestrators.GetValueOrDefault(taskName);

    public WorkerFunction? FindActivity(string taskName) => _activities.GetValueOrDefault(taskName);

    private static IEnumerable<string> Doubles(string what, IEnumerable<(string Function, string? Key)> functions) =>
        functions
            .Where(function => function.Key is not null)
            .GroupBy(function => function.Key!, function => function.Function, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"Functions {string.Join(", ", group)} {what} '{group.Key}'. Rename all but one.");
}
