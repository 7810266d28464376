using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Delivers what instances send each other. It may deliver again after a crash; receivers know a second delivery.</summary>
internal sealed partial class OutboxCourier(EngineContext context, OpenInstances instances)
{
    private const int ParallelDeliveries = 16;

    private readonly ILogger _logger = context.Logger;

    public void Send(InstanceSession sender, InstanceState sentBy, string key, IReadOnlyList<OrchestratorAction> messages, bool isRepeat)
    {
        // Counted before it can end.
        context.Work.Begin();
        if (!sender.Outbox.Begin(key, earlier => SendAllAsync(earlier, sender, sentBy, key, messages, isRepeat)))
        {
            context.Work.End();
        }
    }

    private async Task SendAllAsync(
        Task earlier,
        InstanceSession sender,
        InstanceState sentBy,
        string key,
        IReadOnlyList<OrchestratorAction> messages,
        bool isRepeat
    )
    {
        // Off the caller's thread, which holds the sender; what failed earlier was abandoned with the engine.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelDeliveries, CancellationToken = context.Abort };
            await Parallel.ForEachAsync(
                messages.GroupBy(ReceiverOf),
                parallel,
                async (toOne, _) =>
                {
                    foreach (var message in toOne)
                    {
                        await SendAsync(sender, sentBy, message, isRepeat);
                    }
                }
            );
            sender.Outbox.End(key, [.. messages.Select(message => RememberedAs(sentBy, message)).OfType<(string, string)>()]);
            if (sender.State.IsFinished)
            {
                sender.Post(PendingMessage.Wake);
            }
        }
        catch (OperationCanceledException) when (context.Abort.IsCancellationRequested)
        {
            // The row is still there: delivered at the next start.
        }
        finally
        {
            context.Work.End();
        }
    }

    /// <summary>Messages to one receiver keep their order; the others go side by side.</summary>
    private static string ReceiverOf(OrchestratorAction message) =>
        message switch
        {
            { CreateSubOrchestration: { } child } => child.InstanceId,
            { SendEvent: { } sent } => sent.Instance.InstanceId,
            { TerminateOrchestration: { } ended } => ended.InstanceId,
            _ => string.Empty,
        };

    /// <summary>Who remembers a message, and under which key; null for one that no inbox holds.</summary>
    public static (string ReceiverId, string Key)? RememberedAs(InstanceState sentBy, OrchestratorAction message) =>
        message is { SendEvent: not null } or { TerminateOrchestration: not null }
            ? (ReceiverOf(message), Messages.KeyFromInstance(sentBy, message.Id))
            : null;

    private Task SendAsync(InstanceSession sender, InstanceState sentBy, OrchestratorAction message, bool isRepeat) =>
        context.PersistAsync(
            failures =>
                message switch
                {
                    { CreateSubOrchestration: { } child } => StartChildAsync(sender, sentBy, message.Id, child, isRepeat || failures > 0),
                    { SendEvent: { } sent } => PostAsync(sentBy, message, Events.EventRaised(sent.Name, sent.Data)),
                    { TerminateOrchestration: { } ended } => PostAsync(sentBy, message, Events.Terminated(ended.Reason, ended.Recurse)),
                    { CompleteOrchestration: { } ended } => AnswerParentAsync(sentBy, ended),
                    _ => throw new InvalidOperationException(
                        $"An action of type {message.OrchestratorActionTypeCase} reaches no other instance."
                    ),
                },
            e => LogNotDelivered(e, sender.InstanceId)
        );

    private async Task StartChildAsync(
        InstanceSession parent,
        InstanceState sentBy,
        int taskId,
        CreateSubOrchestrationAction call,
        bool isRepeat
    )
    {
        var child = InstanceState.New(call.InstanceId, call.Name, call.Version, call.Input, call.Tags, context.BusinessNow) with
        {
            ExecutionId = Messages.ExecutionIdOfChild(sentBy, taskId),
            TraceParent = call.ParentTraceContext?.TraceParent,
            Parent = new ParentLink(sentBy.Name, sentBy.InstanceId, sentBy.ExecutionId, sentBy.Generation, taskId),
        };
        if (instances.Find(child.InstanceId)?.State.ExecutionId == child.ExecutionId)
        {
            return;
        }

        try
        {
            InstanceIds.Require(child);
            await instances.StartAsync(child, isRepeat, started => started.Post(PendingMessage.Wake), context.Abort);
        }
        catch (Exception e) when (e is StorageConflictException or ArgumentException)
        {
            if (e is StorageConflictException && !await IsTakenAsync(child))
            {
                throw;
            }

            var failure = Events.Failure(
                e is StorageConflictException
                    ? new OrchestrationAlreadyExistsException($"A sub-orchestration cannot start as '{child.InstanceId}': {e.Message}")
                    : e
            );
            parent.Post(new PendingMessage(Events.ChildFailed(taskId, failure), Generation: sentBy.Generation));
        }
    }

    /// <summary>Whether another run has the id. What a start collided with may be gone, or have been its own first attempt.</summary>
    private async Task<bool> IsTakenAsync(InstanceState child) =>
        await context.Store.ReadOpenAsync(child.InstanceId, context.Abort) is { } open && open.State.ExecutionId != child.ExecutionId;

    private async Task PostAsync(InstanceState sentBy, OrchestratorAction action, HistoryEvent message)
    {
        if (instances.Find(ReceiverOf(action)) is { State.IsFinished: false } receiver)
        {
            var key = Messages.KeyFromInstance(sentBy, action.Id);
            await instances.SendAsync(receiver, new PendingMessage(message, key, Remember: true), context.Abort);
        }
    }

    /// <summary>The child's own row holds the answer until the parent has committed it, so none is stored with the parent.</summary>
    private async Task AnswerParentAsync(InstanceState child, CompleteOrchestrationAction ended)
    {
        var link = child.Parent!;
        if (instances.Find(link.InstanceId) is not { } parent || parent.State.ExecutionId != link.ExecutionId)
        {
            return;
        }

        var failure = ended.FailureDetails ?? Events.Failure("Terminated", $"The sub-orchestration '{child.InstanceId}' was terminated.");
        var answer =
            ended.OrchestrationStatus == OrchestrationStatus.Completed
                ? Events.ChildCompleted(link.TaskId, ended.Result)
                : Events.ChildFailed(link.TaskId, failure);
        var consumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (parent.Post(new PendingMessage(answer, Generation: link.Generation, Consumed: () => consumed.TrySetResult())))
        {
            await consumed.Task.WaitAsync(context.Abort);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A message of instance {InstanceId} was not delivered: it is tried again.")]
    private partial void LogNotDelivered(Exception e, string instanceId);
}
