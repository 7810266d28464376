using System.Threading.Channels;
using Google.Protobuf.Collections;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>A connected worker: its filters and its maximum number of tasks.</summary>
internal sealed class WorkerStream(GetWorkItemsRequest request)
{
    // By default gRPC clients refuse messages above 4 MB.
    private const int LongestInlineHistory = 1024 * 1024;

    private readonly Channel<WorkItem> _items = Channel.CreateUnbounded<WorkItem>(new UnboundedChannelOptions { SingleReader = true });
    private readonly bool _streamsHistory = request.Capabilities.Contains(WorkerCapability.HistoryStreaming);

    // A worker without filters sends an empty message.
    private readonly WorkItemFilters? _filters =
        request.WorkItemFilters is { } given && given.Orchestrations.Count + given.Activities.Count + given.Entities.Count > 0
            ? given
            : null;

    private int _orchestrations;
    private int _activities;

    public ChannelReader<WorkItem> Items => _items.Reader;

    public int Running => _orchestrations + _activities;

    public bool Takes(WorkItem item) =>
        item.OrchestratorRequest is { } orchestration
            ? _orchestrations < Limit(request.MaxConcurrentOrchestrationWorkItems) && Takes(orchestration)
            : _activities < Limit(request.MaxConcurrentActivityWorkItems) && Takes(item.ActivityRequest);

    public void Give(WorkItem item)
    {
        Count(item, 1);
        _items.Writer.TryWrite(WithStreamedHistory(item));
    }

    public void End(WorkItem item) => Count(item, -1);

    private static int Limit(int wanted) => wanted > 0 ? wanted : int.MaxValue;

    private void Count(WorkItem item, int step)
    {
        if (item.OrchestratorRequest is not null)
        {
            _orchestrations += step;
        }
        else
        {
            _activities += step;
        }
    }

    private bool Takes(OrchestratorRequest orchestration)
    {
        if (_filters is null)
        {
            return true;
        }

        var started = orchestration.PastEvents.Concat(orchestration.NewEvents).First(e => e.ExecutionStarted is not null).ExecutionStarted;
        return _filters.Orchestrations.Any(filter => Matches(filter.Name, filter.Versions, started.Name, started.Version));
    }

    private bool Takes(ActivityRequest activity) =>
        _filters is null || _filters.Activities.Any(filter => Matches(filter.Name, filter.Versions, activity.Name, activity.Version));

    private static bool Matches(string wanted, RepeatedField<string> versions, string name, string? version) =>
        string.Equals(wanted, name, StringComparison.OrdinalIgnoreCase)
        && (versions.Count == 0 || versions.Contains(version ?? string.Empty));

    private WorkItem WithStreamedHistory(WorkItem item)
    {
        if (!_streamsHistory || item.OrchestratorRequest is not { } whole || whole.CalculateSize() <= LongestInlineHistory)
        {
            return item;
        }

        var request = whole.Clone();
        request.PastEvents.Clear();
        request.RequiresHistoryStreaming = true;
        return new WorkItem { OrchestratorRequest = request, CompletionToken = item.CompletionToken };
    }
}
