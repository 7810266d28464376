using System.Collections.Concurrent;
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
    private readonly LinkedList<PendingWorkItem> _waiting = new();
    private readonly List<WorkerStream> _workers = [];
    private readonly ConcurrentDictionary<string, PendingWorkItem> _running = new(StringComparer.Ordinal);
    private bool _isClosed;

    public async Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken) =>
        (OrchestratorResponse)await RunAsync(new WorkItem { OrchestratorRequest = request }, cancellationToken);

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken) =>
        (ActivityResponse)await RunAsync(new WorkItem { ActivityRequest = request }, cancellationToken);

    /// <summary>Refuses every task that no worker has finished, now and later.</summary>
    public void Close()
    {
        List<PendingWorkItem> left;
        lock (_gate)
        {
            _isClosed = true;
            left = [.. _waiting, .. _running.Values];
            _waiting.Clear();
        }

        left.ForEach(item => item.Refuse("The host stops."));
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
            AssignWaiting();
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

            foreach (var item in _running.Values.Where(item => item.Worker == worker).ToList())
            {
                End(item.Token)?.Refuse("The worker disconnected.");
            }
        }
    }

    internal void Complete(OrchestratorResponse response)
    {
        if (PendingWorkItem.IsPart(response))
        {
            _running.GetValueOrDefault(response.CompletionToken)?.Add(response);
        }
        else if (End(response.CompletionToken) is { } item)
        {
            item.Complete(item.WithEarlierParts(response));
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
                pending.Refuse("The host stops.");
            }
            else if (!TryAssign(pending))
            {
                _waiting.AddLast(pending);
            }
        }

        await using var cancelled = cancellationToken.Register(() => Cancel(pending, cancellationToken));
        return await pending.Result;
    }

    private void Cancel(PendingWorkItem pending, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.Remove(pending);
        }

        End(pending.Token);
        pending.Cancel(cancellationToken);
    }

    /// <summary>Takes an item from the running ones, and gives its worker the next; null when the item has ended before.</summary>
    private PendingWorkItem? End(string token)
    {
        if (!_running.TryRemove(token, out var item))
        {
            return null;
        }

        lock (_gate)
        {
            item.Worker!.End(item.Item);
            AssignWaiting();
        }

        return item;
    }

    private void AssignWaiting()
    {
        for (var node = _waiting.First; node is not null; )
        {
            var next = node.Next;
            if (TryAssign(node.Value))
            {
                _waiting.Remove(node);
            }

            node = next;
        }
    }

    private bool TryAssign(PendingWorkItem pending)
    {
        // The worker with the fewest tasks first.
        if (_workers.Where(worker => worker.Takes(pending.Item)).MinBy(worker => worker.Running) is not { } worker)
        {
            return false;
        }

        pending.Worker = worker;
        _running[pending.Token] = pending;
        worker.Give(pending.Item);
        return true;
    }
}
