using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Sends scheduled activities to a worker and posts their results to the instance.</summary>
internal sealed partial class ActivityDispatcher
{
    private readonly EngineContext _context;
    private readonly ITaskRunner _runner;
    private readonly ILogger _logger;
    private readonly WorkQueue<Call> _queue;
    private volatile bool _isClosed;

    public ActivityDispatcher(EngineContext context, ITaskRunner runner)
    {
        (_context, _runner, _logger) = (context, runner, context.Logger);
        _queue = new WorkQueue<Call>(10 * Environment.ProcessorCount, context.Work, RunAsync);
    }

    public void Dispatch(InstanceSession session, int generation, HistoryEvent scheduled) =>
        _queue.Enqueue(new Call(session, generation, Request(session.State, scheduled)));

    /// <summary>Starts no more activities; completes when the running ones have ended.</summary>
    public Task CloseAsync()
    {
        _isClosed = true;
        return _queue.CloseAsync();
    }

    private static ActivityRequest Request(InstanceState state, HistoryEvent scheduled) =>
        new()
        {
            Name = scheduled.TaskScheduled.Name,
            Version = scheduled.TaskScheduled.Version,
            Input = scheduled.TaskScheduled.Input,
            OrchestrationInstance = state.ToInstance(),
            TaskId = scheduled.EventId,
            ParentTraceContext = scheduled.TaskScheduled.ParentTraceContext,
            Tags = { scheduled.TaskScheduled.Tags },
        };

    private async Task RunAsync(Call call)
    {
        try
        {
            // A host that may not act leaves the activity to the active host.
            if (_context.MayAct && await ResultOfAsync(call.Request) is { } result)
            {
                call.Session.Post(new PendingMessage(result, Generation: call.Generation));
            }
        }
        catch (Exception) when (_context.Abort.IsCancellationRequested)
        {
            // Without a result it runs again at the next start.
        }
    }

    /// <summary>Null when the engine stops before a worker is found.</summary>
    private async Task<HistoryEvent?> ResultOfAsync(ActivityRequest request)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return ResultOf(request, await _runner.RunActivityAsync(request, _context.Abort));
            }
            catch (RunnerUnavailableException e)
            {
                if (_isClosed || !_context.MayAct)
                {
                    return null;
                }

                LogNoWorker(request.Name, request.OrchestrationInstance.InstanceId, e.Message);
            }
            catch (Exception e) when (!_context.Abort.IsCancellationRequested)
            {
                LogBroken(e, request.Name, request.OrchestrationInstance.InstanceId);
                return Events.TaskFailed(request.TaskId, Events.Failure(e));
            }

            await _context.WaitAsync(failures, _context.Abort);
        }
    }

    private HistoryEvent ResultOf(ActivityRequest request, ActivityResponse response)
    {
        if (response.FailureDetails is not { } failure)
        {
            return Events.TaskCompleted(request.TaskId, response.Result);
        }

        LogFailed(request.Name, request.OrchestrationInstance.InstanceId, failure.ErrorType, failure.ErrorMessage);
        return Events.TaskFailed(request.TaskId, failure);
    }

    [LoggerMessage(LogLevel.Warning, "Activity {Activity} of instance {InstanceId} failed: {ErrorType}: {ErrorMessage}")]
    private partial void LogFailed(string activity, string instanceId, string errorType, string errorMessage);

    [LoggerMessage(LogLevel.Error, "Activity {Activity} of instance {InstanceId} could not be run, and counts as failed.")]
    private partial void LogBroken(Exception e, string activity, string instanceId);

    [LoggerMessage(LogLevel.Warning, "Activity {Activity} of instance {InstanceId} was not run; it is tried again: {Reason}")]
    private partial void LogNoWorker(string activity, string instanceId, string reason);

    private sealed record Call(InstanceSession Session, int Generation, ActivityRequest Request);
}
