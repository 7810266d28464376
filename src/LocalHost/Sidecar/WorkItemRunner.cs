using CreditFunctions.LocalHost.Engine;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>
/// Has tasks run by workers that ask for work items. A task waits until a worker is connected that takes it; if that worker disconnects,
/// the task is refused and the engine asks again.
/// </summary>
public sealed class WorkItemRunner : ITaskRunner
{
    private readonly Lock _gate = new();

    // In the order in which they came; the engine limits how many there are.
    private readonly List<PendingWorkItem> _items = [];
    private readonly List<WorkerStream> _workers = [];
    private bool _isClosed;

    public async Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken) =>
        (OrchestratorResponse)await RunAsync(new WorkItem { OrchestratorRequest = request }, cancellationToken);

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken) =>
        (ActivityResponse)await RunAsync(new WorkItem { ActivityRequest = request }, cancellationToken);

    /// <summary>Refuses every task that no worker has finished, now and later.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        Refuse(_ => true, "The host stops.");
    }

    internal async Task ServeAsync(
        GetWorkItemsRequest request,
        IServerStreamWriter<WorkItem> responses,
        CancellationToken cancellationToken
    )
    {
        var worker = new WorkerStream(request);
        lock (_gate)
        {
            _workers.Add(worker);
            Assign();
        }

        try
        {
            await foreach (var item in worker.Items.ReadAllAsync(cancellationToken))
            {
                await responses.WriteAsync(item, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The worker has gone.
        }
        finally
        {
            lock (_gate)
            {
                _workers.Remove(worker);
            }

            Refuse(item => item.Worker == worker, "The worker disconnected.");
        }
    }

    internal void Complete(OrchestratorResponse response)
    {
        if (!PendingWorkItem.IsPart(response))
        {
            End(response.CompletionToken)?.Complete(response);
            return;
        }

        lock (_gate)
        {
            _items.Find(item => item.Item.CompletionToken == response.CompletionToken)?.Add(response);
        }
    }

    internal void Complete(ActivityResponse response) => End(response.CompletionToken)?.Complete(response);

    internal void Abandon(string token) => End(token)?.Refuse("The worker abandoned the work item.");

    private async Task<object> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        item.CompletionToken = Guid.NewGuid().ToString("N");
        var pending = new PendingWorkItem(item);
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new RunnerUnavailableException("The host stops.");
            }

            _items.Add(pending);
            Assign();
        }

        await using var cancelled = cancellationToken.Register(() => End(item.CompletionToken)?.Cancel(cancellationToken));
        return await pending.Result;
    }

    private void Refuse(Predicate<PendingWorkItem> which, string reason)
    {
        List<PendingWorkItem> refused;
        lock (_gate)
        {
            refused = _items.FindAll(which);
        }

        refused.ForEach(item => End(item.Item.CompletionToken)?.Refuse(reason));
    }

    /// <summary>Takes an item out, and gives its worker the next; null when it has ended before.</summary>
    private PendingWorkItem? End(string token)
    {
        lock (_gate)
        {
            if (_items.Find(item => item.Item.CompletionToken == token) is not { } item)
            {
                return null;
            }

            _items.Remove(item);
            item.Worker?.End(item.Item);
            Assign();
            return item;
        }
    }

    /// <summary>Gives each item that waits to the worker with the fewest tasks among those that take it.</summary>
    private void Assign()
    {
        foreach (var pending in _items.Where(item => item.Worker is null))
        {
            pending.Worker = _workers.Where(worker => worker.Takes(pending.Item)).MinBy(worker => worker.Running);
            pending.Worker?.Give(pending.Item);
        }
    }
}
