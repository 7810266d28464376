using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Delivers messages between instances, at least once: it may repeat a delivery after a crash; receivers recognize it.</summary>
internal sealed partial class OutboxCourier(EngineContext context, OpenInstances instances)
{
    private const int ParallelDeliveries = 16;

    private readonly ILogger _logger = context.Logger;

    public void Send(Delivery row)
    {
        // Counted before it can end.
        context.Work.Begin();
        if (!row.Sender.Outbox.Begin(row.Key, earlier => SendAllAsync(earlier, row)))
        {
            context.Work.End();
        }
    }

    private async Task SendAllAsync(Task earlier, Delivery row)
    {
        // Off the caller's thread, which holds the sender; an earlier failure was abandoned with the engine.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelDeliveries, CancellationToken = context.Abort };
            await Parallel.ForEachAsync(
                row.Messages.GroupBy(ReceiverOf),
                parallel,
                async (toOne, _) =>
                {
                    foreach (var message in toOne)
                    {
                        await SendAsync(row, message);
                    }
                }
            );
            var remembered = row.Messages.Select(message => RememberedAs(row.SentBy, message)).OfType<(string, string)>();
            row.Sender.Outbox.End(row.Key, [.. remembered]);
            if (row.Sender.State.IsFinished)
            {
                row.Sender.Post(PendingMessage.Wake);
            }
        }
        catch (OperationCanceledException) when (context.Abort.IsCancellationRequested)
        {
            // The row still exists: delivered at the next start.
        }
        finally
        {
            context.Work.End();
        }
    }

    /// <summary>Messages to one receiver keep their order; other receivers run in parallel.</summary>
    private static string ReceiverOf(OrchestratorAction message) =>
        message switch
        {
            { CreateSubOrchestration: { } child } => child.InstanceId,
            { SendEvent: { } sent } => sent.Instance.InstanceId,
            { TerminateOrchestration: { } ended } => ended.InstanceId,
            _ => string.Empty,
        };

    /// <summary>Receiver and key under which a message is remembered; null for a message without inbox.</summary>
    public static (string ReceiverId, string Key)? RememberedAs(InstanceState sentBy, OrchestratorAction message) =>
        message is { SendEvent: not null } or { TerminateOrchestration: not null }
            ? (ReceiverOf(message), Messages.KeyFromInstance(sentBy, message.Id))
            : null;

    private Task SendAsync(Delivery row, OrchestratorAction message) =>
        context.PersistAsync(
            failures =>
                message switch
                {
                    { CreateSubOrchestration: { } child } => StartChildAsync(row, message.Id, child, row.IsRepeat || failures > 0),
                    { SendEvent: { } sent } => PostAsync(row.SentBy, message, Events.EventRaised(sent.Name, sent.Data)),
                    { TerminateOrchestration: { } ended } => PostAsync(row.SentBy, message, Events.Terminated(ended.Reason, ended.Recurse)),
                    { CompleteOrchestration: { } ended } => AnswerParentAsync(row.SentBy, ended),
                    _ => throw new InvalidOperationException(
                        $"An action of type {message.OrchestratorActionTypeCase} reaches no other instance."
                    ),
                },
            e => LogNotDelivered(e, row.Sender.InstanceId)
        );

    private async Task StartChildAsync(Delivery row, int taskId, CreateSubOrchestrationAction call, bool isRepeat)
    {
        var sentBy = row.SentBy;
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
            row.Sender.Post(new PendingMessage(Events.ChildFailed(taskId, failure), Generation: sentBy.Generation));
        }
    }

    /// <summary>Whether another run has the id. The run that a start conflicts with may be gone, or be its own first attempt.</summary>
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

    /// <summary>The child's row holds the result until the parent has committed it, so the parent stores none.</summary>
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

/// <summary>An outbox row in delivery.</summary>
/// <param name="SentBy">The sender, at the generation that sent it.</param>
/// <param name="IsRepeat">Whether parts may have been delivered before.</param>
internal sealed record Delivery(
    InstanceSession Sender,
    InstanceState SentBy,
    string Key,
    IReadOnlyList<OrchestratorAction> Messages,
    bool IsRepeat
);
