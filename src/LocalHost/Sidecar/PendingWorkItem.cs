using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>A task that waits for a worker, or for its result.</summary>
internal sealed class PendingWorkItem(WorkItem item)
{
    private readonly TaskCompletionSource<object> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkItem Item { get; } = item;

    public string Token => Item.CompletionToken;

    /// <summary>The worker that runs it; null while it waits for one.</summary>
    public WorkerStream? Worker { get; set; }

    public Task<object> Result => _result.Task;

    public void Complete(object response) => _result.TrySetResult(response);

    public void Refuse(string reason) => _result.TrySetException(new RunnerUnavailableException(reason));

    public void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);
}
