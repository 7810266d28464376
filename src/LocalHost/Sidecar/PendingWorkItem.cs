using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Protobuf;

// Workers still send the fields of partial responses, which the protocol marks as obsolete.
#pragma warning disable CS0612

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>A task that waits for a worker, or for its result.</summary>
internal sealed class PendingWorkItem(WorkItem item)
{
    private readonly TaskCompletionSource<object> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SortedList<int, OrchestratorResponse> _parts = [];

    public WorkItem Item { get; } = item;

    public string Token => Item.CompletionToken;

    /// <summary>The worker that runs it; null while it waits for one.</summary>
    public WorkerStream? Worker { get; set; }

    public Task<object> Result => _result.Task;

    /// <summary>Whether a worker sends more of this response: those that are too long for one message come in parts.</summary>
    public static bool IsPart(OrchestratorResponse response) => response.IsPartial;

    /// <summary>Keeps a part of a response; one that is sent again counts once.</summary>
    public void Add(OrchestratorResponse part)
    {
        lock (_parts)
        {
            _parts[part.ChunkIndex ?? 0] = part;
        }
    }

    public OrchestratorResponse WithEarlierParts(OrchestratorResponse last)
    {
        lock (_parts)
        {
            if (_parts.Count == 0)
            {
                return last;
            }

            var whole = _parts.Values[0].Clone();
            foreach (var part in _parts.Values.Skip(1).Append(last))
            {
                whole.Actions.AddRange(part.Actions);
            }

            return whole;
        }
    }

    public void Complete(object response) => _result.TrySetResult(response);

    public void Refuse(string reason) => _result.TrySetException(new RunnerUnavailableException(reason));

    public void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);
}
