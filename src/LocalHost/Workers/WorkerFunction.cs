using System.Collections.Immutable;
using CreditFunctions.LocalHost.Http;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A function of the worker, from its metadata.</summary>
/// <param name="TriggerName">Name of the trigger's binding.</param>
/// <param name="DurableClients">Names of the bindings that require a durable client.</param>
internal sealed record WorkerFunction(string Name, FunctionTrigger Trigger, string TriggerName, ImmutableArray<string> DurableClients);

/// <summary>The trigger of a function.</summary>
internal abstract record FunctionTrigger
{
    private FunctionTrigger(string kind) => Kind = kind;

    /// <summary>Type of the binding in the metadata.</summary>
    public string Kind { get; }

    /// <summary>A request. No methods means all methods; the route excludes the prefix.</summary>
    public sealed record Http(RouteTemplate Route, ImmutableArray<string> Methods, AuthorizationLevel Level)
        : FunctionTrigger("httpTrigger");

    /// <summary>A schedule, which may contain setting names in percent signs.</summary>
    public sealed record Timer(string Schedule, bool RunOnStartup, bool UseMonitor) : FunctionTrigger("timerTrigger");

    /// <summary>The start of an orchestration, or an activity call.</summary>
    public sealed record DurableTask(bool IsOrchestrator, string Name)
        : FunctionTrigger(IsOrchestrator ? "orchestrationTrigger" : "activityTrigger");

    /// <summary>A trigger that this host does not support.</summary>
    public sealed record Other(string Type) : FunctionTrigger(Type);
}
