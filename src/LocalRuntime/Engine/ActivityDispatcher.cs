using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Runs activities that the history has scheduled, and posts their results to the instance.</summary>
internal sealed partial class ActivityDispatcher
{
    private readonly TaskCatalog _catalog;
    private readonly DataConverter _converter;
    private readonly WorkTracker _work;
    private readonly Func<bool> _mayAct;
    private readonly ILogger _logger;
    private readonly CancellationToken _abort;
    private readonly BoundedScheduler<Call> _scheduler;

    public ActivityDispatcher(
        TaskCatalog catalog, DataConverter converter, WorkTracker work, int limit, Func<bool> mayAct, ILogger logger, CancellationToken abort)
    {
        _catalog = catalog;
        _converter = converter;
        _work = work;
        _mayAct = mayAct;
        _logger = logger;
        _abort = abort;
        _scheduler = new BoundedScheduler<Call>(limit, RunAsync);
    }

    public void Dispatch(InstanceSession session, int generation, HistoryEvent.ActivityScheduled activity)
    {
        _work.Begin();
        _scheduler.Enqueue(new Call(session, generation, activity));
    }

    /// <summary>Starts no more activities; completes when those that run have ended.</summary>
    public Task CloseAsync() => _scheduler.CloseAsync();

    private async Task RunAsync(Call call)
    {
        try
        {
            if (!_mayAct())
            {
                // Whoever is the active host by now runs it.
                return;
            }

            var result = await ResultOfAsync(call.Session.InstanceId, call.Activity);
            call.Session.Post(new PendingMessage(result, Generation: call.Generation));
        }
        catch (Exception) when (_abort.IsCancellationRequested)
        {
            // It has no result, so it runs again at the next start.
        }
        finally
        {
            _work.End();
        }
    }

    private async Task<HistoryEvent> ResultOfAsync(string instanceId, HistoryEvent.ActivityScheduled activity)
    {
        if (_catalog.FindActivity(activity.Name) is not { } run)
        {
            var message = $"No activity task named '{activity.Name}' was found.";
            return new HistoryEvent.TaskFailed(
                activity.TaskId, new TaskFailureDetails(RetriedCall.ActivityNotFound, message, null, null, null));
        }

        try
        {
            var output = await run(new ActivityInvocation(activity.Name, instanceId, activity.Input), _abort);
            return new HistoryEvent.TaskCompleted(activity.TaskId, _converter.Serialize(output));
        }
        catch (Exception e) when (!_abort.IsCancellationRequested)
        {
            LogFailed(e, activity.Name, instanceId);
            return new HistoryEvent.TaskFailed(activity.TaskId, TaskFailureDetails.FromException(e));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Activity {Activity} of instance {InstanceId} failed; its orchestrator decides what follows.")]
    private partial void LogFailed(Exception e, string activity, string instanceId);

    private sealed record Call(InstanceSession Session, int Generation, HistoryEvent.ActivityScheduled Activity);
}
