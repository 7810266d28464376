using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Has activities that the history has scheduled run by a worker, and posts their results to the instance.</summary>
internal sealed partial class ActivityDispatcher
{
    private readonly ITaskRunner _runner;
    private readonly StorageBackoff _backoff;
    private readonly WorkTracker _work;
    private readonly Func<bool> _mayAct;
    private readonly ILogger _logger;
    private readonly CancellationToken _abort;
    private readonly BoundedScheduler<Call> _scheduler;
    private volatile bool _isClosed;

    public ActivityDispatcher(
        ITaskRunner runner,
        StorageBackoff backoff,
        WorkTracker work,
        int limit,
        Func<bool> mayAct,
        ILogger logger,
        CancellationToken abort
    )
    {
        _runner = runner;
        _backoff = backoff;
        _work = work;
        _mayAct = mayAct;
        _logger = logger;
        _abort = abort;
        _scheduler = new BoundedScheduler<Call>(limit, RunAsync);
    }

    public void Dispatch(InstanceSession session, int generation, HistoryEvent scheduled)
    {
        _work.Begin();
        _scheduler.Enqueue(new Call(session, generation, Request(session.State, scheduled)));
    }

    /// <summary>Starts no more activities; completes when those that run have ended.</summary>
    public Task CloseAsync()
    {
        _isClosed = true;
        return _scheduler.CloseAsync();
    }

    private static ActivityRequest Request(InstanceState state, HistoryEvent scheduled)
    {
        var request = new ActivityRequest
        {
            Name = scheduled.TaskScheduled.Name,
            Version = scheduled.TaskScheduled.Version,
            Input = scheduled.TaskScheduled.Input,
            OrchestrationInstance = state.ToInstance(),
            TaskId = scheduled.EventId,
            ParentTraceContext = scheduled.TaskScheduled.ParentTraceContext,
        };
        request.Tags.Add(scheduled.TaskScheduled.Tags);
        return request;
    }

    private async Task RunAsync(Call call)
    {
        try
        {
            // A host that may not act leaves the activity to the one that may.
            if (_mayAct() && await ResultOfAsync(call.Request) is { } result)
            {
                call.Session.Post(new PendingMessage(result, Generation: call.Generation));
            }
        }
        catch (Exception) when (_abort.IsCancellationRequested)
        {
            // Without a result it runs again at the next start.
        }
        finally
        {
            _work.End();
        }
    }

    /// <summary>Null when the engine stops before a worker could be found.</summary>
    private async Task<HistoryEvent?> ResultOfAsync(ActivityRequest request)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return ResultOf(request, await _runner.RunActivityAsync(request, _abort));
            }
            catch (RunnerUnavailableException e)
            {
                if (_isClosed || !_mayAct())
                {
                    return null;
                }

                LogNoWorker(request.Name, request.OrchestrationInstance.InstanceId, e.Message);
            }
            catch (Exception e) when (!_abort.IsCancellationRequested)
            {
                LogBroken(e, request.Name, request.OrchestrationInstance.InstanceId);
                return Events.TaskFailed(request.TaskId, Events.Failure(e));
            }

            await _backoff.WaitAsync(failures, _abort);
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
