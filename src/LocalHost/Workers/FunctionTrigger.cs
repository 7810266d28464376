using System.Collections.Immutable;
using CreditFunctions.LocalHost.Http;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>What starts a function.</summary>
internal abstract record FunctionTrigger
{
    private FunctionTrigger() { }

    /// <summary>The binding's type in the function's metadata.</summary>
    public abstract string Kind { get; }

    /// <summary>A request. No methods stand for every method; the route is without the prefix.</summary>
    public sealed record Http(RouteTemplate Route, ImmutableArray<string> Methods, AuthorizationLevel Level) : FunctionTrigger
    {
        public override string Kind => "httpTrigger";
    }

    /// <summary>A schedule. It may still hold names of settings in percent signs.</summary>
    public sealed record Timer(string Schedule, bool RunOnStartup, bool UseMonitor) : FunctionTrigger
    {
        public override string Kind => "timerTrigger";
    }

    /// <summary>The start of an orchestration of that name.</summary>
    public sealed record Orchestration(string TaskName) : FunctionTrigger
    {
        public override string Kind => "orchestrationTrigger";
    }

    /// <summary>An orchestrator's call of an activity of that name.</summary>
    public sealed record Activity(string TaskName) : FunctionTrigger
    {
        public override string Kind => "activityTrigger";
    }

    /// <summary>A trigger that this host does not serve.</summary>
    public sealed record Other(string Type) : FunctionTrigger
    {
        public override string Kind => Type;
    }
}
