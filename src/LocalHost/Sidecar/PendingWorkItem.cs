using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Protobuf;

// Workers still send the fields of partial responses, which the protocol marks as obsolete.
#pragma warning disable CS0612

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>A task that waits for a worker or its result.</summary>
internal sealed class PendingWorkItem(WorkItem item)
{
    private readonly TaskCompletionSource<object> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SortedList<int, OrchestratorResponse> _parts = [];

    public WorkItem Item { get; } = item;

    /// <summary>Null while it waits for a worker.</summary>
    public WorkerStream? Worker { get; set; }

    public Task<object> Result => _result.Task;

    /// <summary>Whether more parts of this response follow.</summary>
    public static bool IsPart(OrchestratorResponse response) => response.IsPartial;

    /// <summary>Keeps a part of a response that is too long for one message; a repeated part counts once.</summary>
    public void Add(OrchestratorResponse part) => _parts[part.ChunkIndex ?? 0] = part;

    public void Complete(object response) =>
        _result.TrySetResult(response is OrchestratorResponse last ? WithEarlierParts(last) : response);

    public void Refuse(string reason) => _result.TrySetException(new RunnerUnavailableException(reason));

    public void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);

    private OrchestratorResponse WithEarlierParts(OrchestratorResponse last)
    {
        if (_parts.Count == 0)
        {
            return last;
        }

        var whole = _parts.Values[0].Clone();
        whole.Actions.AddRange(_parts.Values.Skip(1).Append(last).SelectMany(part => part.Actions));
        return whole;
    }
}
