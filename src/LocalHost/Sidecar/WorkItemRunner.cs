using CreditFunctions.LocalHost.Engine;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>
/// Runs tasks on workers that request work items. A task waits for a suitable worker; if that worker disconnects, the task fails and the
/// engine retries.
/// </summary>
public sealed class WorkItemRunner : ITaskRunner
{
    private readonly Lock _gate = new();

    // In order of arrival; the engine limits their number.
    private readonly List<PendingWorkItem> _items = [];
    private readonly List<WorkerStream> _workers = [];
    private bool _isClosed;

    public async Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken) =>
        (OrchestratorResponse)await RunAsync(new WorkItem { OrchestratorRequest = request }, cancellationToken);

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken) =>
        (ActivityResponse)await RunAsync(new WorkItem { ActivityRequest = request }, cancellationToken);

    /// <summary>Fails every unfinished task, now and later.</summary>
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
            // The worker has disconnected.
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

    /// <summary>Removes an item and assigns the next one to its worker; null when it has ended before.</summary>
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

    /// <summary>Assigns each waiting item to the suitable worker with the fewest tasks.</summary>
    private void Assign()
    {
        foreach (var pending in _items.Where(item => item.Worker is null))
        {
            pending.Worker = _workers.Where(worker => worker.Takes(pending.Item)).MinBy(worker => worker.Running);
            pending.Worker?.Give(pending.Item);
        }
    }
}
