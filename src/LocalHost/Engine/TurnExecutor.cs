using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>
/// Runs turns: consumes new messages, runs the orchestrator, stores both in one commit, and only then carries out its actions.
/// </summary>
internal sealed partial class TurnExecutor(
    EngineContext context,
    OpenInstances instances,
    InstanceLoader loader,
    TurnRunner runner,
    TurnEffects effects,
    Retirements retirements,
    LiveHistories alive
)
{
    // Limited by the rows that a turn's transaction can delete and the bytes of a row.
    private const int MergedRows = 80;
    private const int LargestMergedRow = 256 * 1024;

    private readonly ILogger _logger = context.Logger;

    /// <summary>Runs one turn. On any storage error the instance keeps its messages and the turn is retried.</summary>
    public async Task RunAsync(InstanceSession session)
    {
        List<PendingMessage> batch = [];
        try
        {
            if ((session.MustReload || session.LacksHistory || session.Inbox.Doubts().Count > 0) && !await loader.ReloadAsync(session))
            {
                return;
            }

            session.Unpack();
            alive.Touch(session);
            batch = session.Inbox.TakeForTurn();
            await RunTurnAsync(session, batch);
            session.Failures = 0;
        }
        catch (Exception e)
        {
            session.Inbox.PutBack(batch);
            session.MustReload |= e is not RunnerUnavailableException;
            await WaitAfterAsync(e, session);
        }
    }

    private async Task RunTurnAsync(InstanceSession session, List<PendingMessage> batch)
    {
        var state = session.State;
        if (state.IsFinished)
        {
            await retirements.ContinueAsync(session, batch);
            batch.ForEach(message => message.Consumed?.Invoke());
            return;
        }

        var now = Latest(context.BusinessNow, state.LastUpdatedAt);
        var isFirst = state.NextTurn == state.FirstTurn;
        if (isFirst && state.StartAt > now && !batch.Any(message => message.Event?.ExecutionTerminated is not null))
        {
            session.Inbox.PutBack([.. batch.Where(message => message.Event is not null)]);
            session.Inbox.Sleep();
            effects.AwaitStart(session);
            return;
        }

        var incoming = Relevant(session, batch);
        if (isFirst || incoming.Count > 0 || session.HistoryFault is not null || batch.Any(message => message.Key is not null))
        {
            var outcome = await runner.RunAsync(session, now, incoming);
            context.Abort.ThrowIfCancellationRequested();
            await CommitAsync(session, batch, now, outcome);
        }

        batch.ForEach(message => message.Consumed?.Invoke());
    }

    private async Task CommitAsync(InstanceSession session, List<PendingMessage> batch, DateTimeOffset now, TurnOutcome outcome)
    {
        var before = session.State;
        var after = After(before, now, outcome);
        session.Open.Apply(outcome.Events);
        session.History!.AddRange(outcome.Events);
        if (outcome.ContinuesAsNew)
        {
            session.Open.Clear();
        }

        if (after.IsFinished && outcome.Messages.Count == 0 && await retirements.TryAtOnceAsync(session, batch, after))
        {
            effects.CancelTimers(session);
            effects.Publish(before, after);
        }
        else
        {
            var outboxKey = await StoreAsync(session, batch, after, outcome);
            effects.Apply(session, before, outcome, outboxKey);
        }

        if (after.IsFinished)
        {
            session.Post(PendingMessage.Wake);
        }

        if (after is { Status: OrchestrationStatus.Failed, Failure: { } failure })
        {
            LogFailed(after.Name, after.InstanceId, failure.ErrorType, failure.ErrorMessage, failure.StackTrace);
        }
    }

    /// <summary>Key of the outbox row; null when the turn sends nothing.</summary>
    private async Task<string?> StoreAsync(InstanceSession session, List<PendingMessage> batch, InstanceState after, TurnOutcome outcome)
    {
        var before = session.State;
        var outboxKey = outcome.Messages.Count == 0 ? null : Messages.OutboxKey(before.NextTurn, before.Generation);
        var isNewGeneration = after.Generation != before.Generation;
        var stored = batch.Where(message => message.Key is not null).ToLookup(message => message.Remember, message => message.Key!);
        var room = StorageLimits.RowsPerTransaction - 3 - stored[true].Count() - stored[false].Count();
        if (isNewGeneration)
        {
            session.StaleTurns.AddRange(session.TurnRows);
        }

        var merges = !isNewGeneration && session.TurnRows.Count <= room && IsMergeWorthwhile(session);
        var merged = merges ? session.TurnRows : [];
        var delivered = session.Outbox.TakeDelivered(room -= merged.Count);
        var stale = session.StaleTurns.Take(room -= delivered.Count).ToList();
        var forgotten = session.Inbox.FindForgettable(room - stale.Count);
        try
        {
            session.ETag = await context.Store.CommitAsync(
                new TurnCommit
                {
                    Before = before,
                    After = after,
                    ETag = session.ETag,
                    Turn = isNewGeneration ? null : ProtoCodec.Encode(merges ? session.History! : outcome.Events),
                    Consumed = [.. stored[false], .. forgotten],
                    Remembered = [.. stored[true]],
                    Outgoing = outboxKey is null ? null : new StoredMessage(outboxKey, ProtoCodec.Encode(outcome.Messages)),
                    Delivered = delivered,
                    StaleTurns = [.. stale, .. merged],
                },
                context.Abort
            );
        }
        catch
        {
            session.Outbox.ReturnDelivered(delivered);
            throw;
        }

        session.State = after;
        session.Inbox.Remembered.UnionWith(stored[true]);
        session.Inbox.ConfirmForgotten(forgotten);
        instances.ForgetDelivered(session, delivered);
        session.StaleTurns.RemoveRange(0, stale.Count);
        if (isNewGeneration)
        {
            session.History = [];
            session.TurnRows = [];
            return outboxKey;
        }

        if (merges)
        {
            session.TurnRows.Clear();
        }

        session.TurnRows.Add(before.NextTurn);
        return outboxKey;
    }

    /// <summary>Few rows, for any length of history, keep the end of an instance within one transaction.</summary>
    private static bool IsMergeWorthwhile(InstanceSession session) =>
        session.TurnRows.Count >= MergedRows && session.History!.Sum(e => e.CalculateSize()) <= LargestMergedRow;

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>Events of a batch that still apply to the instance.</summary>
    private static List<HistoryEvent> Relevant(InstanceSession session, List<PendingMessage> batch) =>
        [
            .. batch
                .Where(message => message.Generation is null || message.Generation == session.State.Generation)
                .Select(message => message.Event)
                .OfType<HistoryEvent>()
                .Where(e => Events.TaskAnsweredBy(e) is not { } taskId || session.Open.Contains(taskId)),
        ];

    private static InstanceState After(InstanceState before, DateTimeOffset now, TurnOutcome outcome)
    {
        var after = before with
        {
            NextTurn = before.NextTurn + 1,
            LastUpdatedAt = now,
            Status = StatusAfter(before, outcome),
            CustomStatus = outcome.CustomStatus,
        };
        return outcome switch
        {
            { ContinuesAsNew: true, End: { } next } => after with
            {
                Generation = before.Generation + 1,
                FirstTurn = after.NextTurn,
                Status = OrchestrationStatus.Running,
                Input = next.Result,
                Version = string.IsNullOrWhiteSpace(next.NewVersion) ? before.Version : next.NewVersion,
                CarriedEvents = next.CarryoverEvents.Count == 0 ? null : ProtoCodec.Encode(next.CarryoverEvents),
            },
            { End: { } end } => after with { Status = end.OrchestrationStatus, Output = end.Result, Failure = end.FailureDetails },
            _ => after,
        };
    }

    private static OrchestrationStatus StatusAfter(InstanceState before, TurnOutcome outcome)
    {
        var last = outcome.Events.LastOrDefault(e => e.ExecutionSuspended is not null || e.ExecutionResumed is not null);
        var isSuspended = last is null ? before.Status == OrchestrationStatus.Suspended : last.ExecutionSuspended is not null;
        return isSuspended ? OrchestrationStatus.Suspended : OrchestrationStatus.Running;
    }

    private async Task WaitAfterAsync(Exception e, InstanceSession session)
    {
        if (context.Abort.IsCancellationRequested)
        {
            return;
        }

        if (e is RunnerUnavailableException)
        {
            LogNoWorker(e.Message, session.InstanceId);
        }
        else
        {
            LogTurnNotStored(e, session.InstanceId);
        }

        if (e is not StorageConflictException || session.Failures > 0)
        {
            await context.WaitAsync(session.Failures, context.Abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        session.Failures++;
    }

    [LoggerMessage(
        LogLevel.Error,
        "Orchestrator {Orchestrator} of instance {InstanceId} has failed: {ErrorType}: {ErrorMessage} {StackTrace}"
    )]
    private partial void LogFailed(string orchestrator, string instanceId, string errorType, string errorMessage, string? stackTrace);

    [LoggerMessage(LogLevel.Warning, "A turn of instance {InstanceId} was not run; it is tried again: {Reason}")]
    private partial void LogNoWorker(string reason, string instanceId);

    [LoggerMessage(LogLevel.Warning, "A turn of instance {InstanceId} was not stored: it is read and tried again.")]
    private partial void LogTurnNotStored(Exception e, string instanceId);
}
