using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Delivers what instances send each other. It may deliver again after a crash; receivers know a second delivery.</summary>
internal sealed partial class OutboxCourier(
    IOrchestrationStore store,
    OpenInstances instances,
    StorageBackoff backoff,
    WorkTracker work,
    TimeProvider businessTime,
    ILogger logger,
    CancellationToken abort)
{
    private const int ParallelDeliveries = 16;

    /// <summary>Whether an outgoing event of a turn is for another instance.</summary>
    public static bool IsMessage(HistoryEvent outgoing, InstanceState sender) => outgoing switch
    {
        HistoryEvent.ChildScheduled or HistoryEvent.EventSent or HistoryEvent.TerminationSent => true,
        HistoryEvent.ExecutionCompleted => sender.Parent is not null,
        _ => false,
    };

    public void Send(InstanceSession sender, InstanceState sentBy, string key, IReadOnlyList<HistoryEvent> messages, bool isRepeat)
    {
        // Counted before it can end.
        work.Begin();
        if (!sender.Outbox.Begin(key, earlier => SendAllAsync(earlier, sender, sentBy, key, messages, isRepeat)))
        {
            work.End();
        }
    }

    private async Task SendAllAsync(
        Task earlier, InstanceSession sender, InstanceState sentBy, string key, IReadOnlyList<HistoryEvent> messages, bool isRepeat)
    {
        // Off the caller's thread, which holds the sender; what failed earlier was abandoned with the engine.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelDeliveries, CancellationToken = abort };
            await Parallel.ForEachAsync(messages.GroupBy(ReceiverOf), parallel, async (toOne, _) =>
            {
                foreach (var message in toOne)
                {
                    await SendAsync(sender, sentBy, message, isRepeat);
                }
            });
            sender.Outbox.End(key, [.. messages.Select(message => RememberedAs(sentBy, message)).OfType<(string, string)>()]);
            if (sender.State.IsFinished)
            {
                sender.Post(PendingMessage.Wake);
            }
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // The row is still there: delivered at the next start.
        }
        finally
        {
            work.End();
        }
    }

    /// <summary>Messages to one receiver keep their order; the others go side by side.</summary>
    private static string ReceiverOf(HistoryEvent message) => message switch
    {
        HistoryEvent.ChildScheduled child => child.InstanceId,
        HistoryEvent.EventSent sent => sent.InstanceId,
        HistoryEvent.TerminationSent ended => ended.InstanceId,
        _ => string.Empty,
    };

    /// <summary>Who remembers a message, and under which key; null for one that no inbox holds.</summary>
    public static (string ReceiverId, string Key)? RememberedAs(InstanceState sentBy, HistoryEvent message) => message switch
    {
        HistoryEvent.EventSent sent => (sent.InstanceId, KeyFrom(sentBy, sent.TaskId)),
        HistoryEvent.TerminationSent ended => (ended.InstanceId, KeyFrom(sentBy, 0)),
        _ => null,
    };

    private async Task SendAsync(InstanceSession sender, InstanceState sentBy, HistoryEvent message, bool isRepeat)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await (message switch
                {
                    HistoryEvent.ChildScheduled child => StartChildAsync(sender, sentBy, child, isRepeat || failures > 0),
                    HistoryEvent.EventSent sent => PostAsync(
                        sent.InstanceId, KeyFrom(sentBy, sent.TaskId), new HistoryEvent.EventRaised(sent.Name, sent.Payload)),
                    HistoryEvent.TerminationSent ended => PostAsync(
                        ended.InstanceId, KeyFrom(sentBy, 0), new HistoryEvent.Terminated(ended.Output, Recursive: true)),
                    HistoryEvent.ExecutionCompleted ended => AnswerParentAsync(sentBy, ended),
                    _ => throw new InvalidOperationException($"{message.GetType()} is no message."),
                });
                return;
            }
            catch (Exception e) when (!abort.IsCancellationRequested)
            {
                // Tried again below, for as long as it takes.
                LogNotDelivered(e, sender.InstanceId);
            }

            await backoff.WaitAsync(failures, abort);
        }
    }

    private async Task StartChildAsync(InstanceSession parent, InstanceState sentBy, HistoryEvent.ChildScheduled call, bool isRepeat)
    {
        var now = businessTime.GetUtcNow();
        var child = new InstanceState
        {
            InstanceId = call.InstanceId,
            Name = call.Name,
            ExecutionId = Messages.ExecutionIdOfChild(sentBy, call.TaskId),
            Version = call.Version,
            CreatedAt = now,
            LastUpdatedAt = now,
            Input = call.Input,
            Tags = call.Tags,
            Parent = new ParentLink(sentBy.Name, sentBy.InstanceId, sentBy.ExecutionId, sentBy.Generation, call.TaskId),
        };
        if (instances.Find(child.InstanceId)?.State.ExecutionId == child.ExecutionId)
        {
            return;
        }

        try
        {
            InstanceIds.Require(child);
            await instances.StartAsync(child, isRepeat, started => started.Post(PendingMessage.Wake), abort);
        }
        catch (Exception e) when (e is StorageConflictException or ArgumentException)
        {
            if (e is StorageConflictException && !await IsTakenAsync(child))
            {
                throw;
            }

            var failure = TaskFailureDetails.FromException(e is StorageConflictException
                ? new OrchestrationAlreadyExistsException($"A sub-orchestration cannot start as '{child.InstanceId}': {e.Message}")
                : e);
            parent.Post(new PendingMessage(new HistoryEvent.TaskFailed(call.TaskId, failure), Generation: sentBy.Generation));
        }
    }

    /// <summary>Whether another run has the id. What a start collided with may be gone, or have been its own first attempt.</summary>
    private async Task<bool> IsTakenAsync(InstanceState child) =>
        await store.ReadOpenAsync(child.InstanceId, abort) is { } open && open.State.ExecutionId != child.ExecutionId;

    private async Task PostAsync(string receiverId, string key, HistoryEvent message)
    {
        if (instances.Find(receiverId) is { State.IsFinished: false } receiver)
        {
            await instances.SendAsync(receiver, new PendingMessage(message, key, Remember: true), abort);
        }
    }

    /// <summary>The child's own row holds the answer until the parent has committed it, so none is stored with the parent.</summary>
    private async Task AnswerParentAsync(InstanceState child, HistoryEvent.ExecutionCompleted ended)
    {
        var link = child.Parent!;
        if (instances.Find(link.InstanceId) is not { } parent || parent.State.ExecutionId != link.ExecutionId)
        {
            return;
        }

        var failure = ended.Failure ?? new TaskFailureDetails(
            "Terminated", $"The sub-orchestration '{child.InstanceId}' was terminated.", null, null, null);
        HistoryEvent answer = ended.Status == DurableTask.Client.OrchestrationRuntimeStatus.Completed
            ? new HistoryEvent.TaskCompleted(link.TaskId, ended.Output)
            : new HistoryEvent.TaskFailed(link.TaskId, failure);
        var consumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (parent.Post(new PendingMessage(answer, Generation: link.Generation, Consumed: () => consumed.TrySetResult())))
        {
            await consumed.Task.WaitAsync(abort);
        }
    }

    private static string KeyFrom(InstanceState sender, int taskId) => Messages.KeyFromInstance(sender, taskId);

    [LoggerMessage(LogLevel.Warning, "A message of instance {InstanceId} was not delivered: it is tried again.")]
    private partial void LogNotDelivered(Exception e, string instanceId);
}
