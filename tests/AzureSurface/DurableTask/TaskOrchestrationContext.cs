using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

public abstract class TaskOrchestrationContext
{
    public abstract TaskName Name { get; }

    public abstract string InstanceId { get; }

    public abstract ParentOrchestrationInstance? Parent { get; }

    public abstract DateTime CurrentUtcDateTime { get; }

    public abstract bool IsReplaying { get; }

    public virtual string Version => throw null!;

    public virtual IReadOnlyDictionary<string, object?> Properties => throw null!;

    public virtual ILoggerFactory ReplaySafeLoggerFactory => throw null!;

    protected abstract ILoggerFactory LoggerFactory { get; }

    public abstract T? GetInput<T>();

    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) => throw null!;

    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => throw null!;

    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) => throw null!;

    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) => throw null!;

    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) => throw null!;

    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken) => throw null!;

    public abstract void SendEvent(string instanceId, string eventName, object payload);

    public abstract void SetCustomStatus(object? customStatus);

    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) => throw null!;

    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) => throw null!;

    public virtual Task CallSubOrchestratorAsync(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) => throw null!;

    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    public virtual void ContinueAsNew(ContinueAsNewOptions options) => throw null!;

    public abstract Guid NewGuid();

    public virtual ILogger CreateReplaySafeLogger(string categoryName) => throw null!;

    public virtual ILogger CreateReplaySafeLogger(Type type) => throw null!;

    public virtual ILogger CreateReplaySafeLogger<T>() => throw null!;

    public virtual int CompareVersionTo(string version) => throw null!;
}

public class ContinueAsNewOptions
{
    public ContinueAsNewOptions() => throw null!;

    public object? NewInput { get => throw null!; set => throw null!; }

    public bool PreserveUnprocessedEvents { get => throw null!; set => throw null!; }

    public string? NewVersion { get => throw null!; set => throw null!; }
}

public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
