using CreditFunctions.LocalRuntime.DurableTask;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Runs an orchestrator function against a replaying context and gives back its output, which is serialised by the engine.</summary>
public delegate Task<object?> OrchestratorDelegate(TaskOrchestrationContext context);

/// <summary>Runs an activity function once and gives back its output, which is serialised by the engine.</summary>
public delegate Task<object?> ActivityDelegate(ActivityInvocation invocation, CancellationToken cancellationToken);

/// <summary>One call of an activity: its name, the instance that called it, and its input as serialised JSON (null when none was given).</summary>
public sealed record ActivityInvocation(string Name, string InstanceId, string? SerializedInput);

/// <summary>The orchestrators and activities that an engine can run, by name. Names compare without regard to case.</summary>
public sealed class TaskCatalog
{
    private readonly Dictionary<string, OrchestratorDelegate> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActivityDelegate> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an orchestrator.</summary>
    /// <exception cref="ArgumentException">An orchestrator of that name is there already.</exception>
    public TaskCatalog AddOrchestrator(string name, OrchestratorDelegate run)
    {
        _orchestrators.Add(name, run);
        return this;
    }

    /// <summary>Adds an activity.</summary>
    /// <exception cref="ArgumentException">An activity of that name is there already.</exception>
    public TaskCatalog AddActivity(string name, ActivityDelegate run)
    {
        _activities.Add(name, run);
        return this;
    }

    internal OrchestratorDelegate? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    internal ActivityDelegate? FindActivity(string name) => _activities.GetValueOrDefault(name);
}
