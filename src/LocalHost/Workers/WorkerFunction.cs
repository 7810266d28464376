using System.Collections.Immutable;
using CreditFunctions.LocalHost.Http;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A function of the worker as its metadata describes it.</summary>
/// <param name="TriggerName">The name of the trigger's binding.</param>
/// <param name="DurableClients">The names of the bindings that ask for a durable client.</param>
internal sealed record WorkerFunction(string Name, FunctionTrigger Trigger, string TriggerName, ImmutableArray<string> DurableClients);

/// <summary>What starts a function.</summary>
internal abstract record FunctionTrigger
{
    private FunctionTrigger(string kind) => Kind = kind;

    /// <summary>The binding's type in the function's metadata.</summary>
    public string Kind { get; }

    /// <summary>A request. No methods stand for every method; the route is without the prefix.</summary>
    public sealed record Http(RouteTemplate Route, ImmutableArray<string> Methods, AuthorizationLevel Level)
        : FunctionTrigger("httpTrigger");

    /// <summary>A schedule. It may still hold names of settings in percent signs.</summary>
    public sealed record Timer(string Schedule, bool RunOnStartup, bool UseMonitor) : FunctionTrigger("timerTrigger");

    /// <summary>The start of an orchestration of that name, or an orchestrator's call of an activity.</summary>
    public sealed record DurableTask(bool IsOrchestrator, string Name)
        : FunctionTrigger(IsOrchestrator ? "orchestrationTrigger" : "activityTrigger");

    /// <summary>A trigger that this host does not serve.</summary>
    public sealed record Other(string Type) : FunctionTrigger(Type);
}
