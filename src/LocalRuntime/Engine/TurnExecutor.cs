using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>
/// Runs turns: takes in new messages, runs the orchestrator, stores both in one commit, and only then acts on it.
/// </summary>
internal sealed partial class TurnExecutor(
    IOrchestrationStore store,
    OpenInstances instances,
    InstanceLoader loader,
    OrchestratorRunner runner,
    TurnEffects effects,
    Retirements retirements,
    StorageBackoff backoff,
    TimeProvider businessTime,
    ILogger logger,
    CancellationToken abort)
{
    /// <summary>Runs one turn. Whatever storage does, the instance keeps its messages and the turn is tried again.</summary>
    public async Task RunAsync(InstanceSession session)
    {
        List<PendingMessage> batch = [];
        try
        {
            if ((session.MustReload || session.Turns is null || session.Inbox.HasDoubts) && !await loader.ReloadAsync(session))
            {
                return;
            }

            batch = session.Inbox.TakeForTurn();
            await RunTurnAsync(session, batch);
            session.StorageFailures = 0;
        }
        catch (Exception e)
        {
            session.Inbox.PutBack(batch);
            session.Execution = null;
            session.MustReload = true;
            await WaitAfterAsync(e, session);
        }
    }

    private async Task RunTurnAsync(InstanceSession session, List<PendingMessage> batch)
    {
        var state = session.State;
        if (state.IsFinished)
        {
            await retirements.ContinueAsync(session, batch);
            return;
        }

        var now = Latest(businessTime.GetUtcNow(), state.LastUpdatedAt);
        var isFirst = state.NextTurn == state.FirstTurn;
        if (isFirst && state.StartAt > now && !batch.Any(message => message.Event is HistoryEvent.Terminated))
        {
            session.Inbox.PutBack([.. batch.Where(message => message.Event is not null)]);
            session.Inbox.Sleep();
            effects.AwaitStart(session);
            return;
        }

        var incoming = Relevant(session, batch);
        if (isFirst || incoming.Count > 0 || session.HistoryFault is not null || batch.Any(message => message.Key is not null))
        {
            var (turn, encoded, outcome) = Decide(session, now.UtcDateTime, incoming);
            abort.ThrowIfCancellationRequested();
            await CommitAsync(session, batch, turn, encoded, outcome);
        }

        foreach (var message in batch)
        {
            message.Consumed?.Invoke();
        }
    }

    /// <summary>Runs the orchestrator. What it does to break the engine itself breaks this instance only.</summary>
    private (Turn Turn, byte[] Encoded, TurnOutcome Outcome) Decide(InstanceSession session, DateTime now, List<HistoryEvent> incoming)
    {
        try
        {
            return Encode(runner.RunTurn(session, now, incoming));
        }
        catch (Exception e) when (!abort.IsCancellationRequested)
        {
            LogPoisonous(e, session.InstanceId);
            return Encode(OrchestratorRunner.Failed(e));
        }

        (Turn, byte[], TurnOutcome) Encode(TurnOutcome outcome)
        {
            var turn = new Turn(now, incoming, WithTerminationOfChildren(session, incoming, outcome));
            return (turn, HistoryCodec.Encode(turn), outcome);
        }
    }

    private async Task CommitAsync(InstanceSession session, List<PendingMessage> batch, Turn turn, byte[] encoded, TurnOutcome outcome)
    {
        var before = session.State;
        var after = After(before, turn, outcome);
        session.Open.Apply(turn);
        session.Turns!.Add(encoded);

        var messages = turn.Outgoing.Where(e => OutboxCourier.IsMessage(e, before)).ToList();
        if (after.IsFinished && messages.Count == 0 && await retirements.TryAtOnceAsync(session, batch, after))
        {
            effects.CancelTimers(session);
            effects.Publish(before, after);
            LogIfFailed(after);
            return;
        }

        var outboxKey = messages.Count == 0 ? null : Messages.OutboxKey(before.NextTurn, before.Generation);
        await StoreAsync(session, batch, after, encoded, outboxKey, messages);
        effects.Apply(session, before, turn, outboxKey, messages);
        if (after.IsFinished)
        {
            LogIfFailed(after);
            session.Post(PendingMessage.Wake);
        }
    }

    private void LogIfFailed(InstanceState ended)
    {
        if (ended is { Status: OrchestrationRuntimeStatus.Failed, Failure: { } failure })
        {
            LogFailed(ended.Name, ended.InstanceId, failure.ErrorType, failure.ErrorMessage);
        }
    }

    private async Task StoreAsync(
        InstanceSession session,
        List<PendingMessage> batch,
        InstanceState after,
        byte[] encoded,
        string? outboxKey,
        IReadOnlyList<HistoryEvent> messages)
    {
        var before = session.State;
        var isNewGeneration = after.Generation != before.Generation;
        var stored = batch.Where(message => message.Key is not null).ToLookup(message => message.Remember, message => message.Key!);
        var room = StorageLimits.RowsPerTransaction - 3 - stored[true].Count() - stored[false].Count();
        if (isNewGeneration)
        {
            session.StaleTurns.AddRange(session.TurnRows);
        }

        var merges = !isNewGeneration && session.TurnRows.Count <= room && MergedTurns.IsWorthwhile(session.TurnRows.Count, session.Turns!);
        var merged = merges ? session.TurnRows : [];
        var delivered = session.Outbox.TakeDelivered(room -= merged.Count);
        var stale = session.StaleTurns.Take(room -= delivered.Count).ToList();
        var forgotten = session.Inbox.FindForgettable(room - stale.Count);
        try
        {
            session.ETag = await store.CommitAsync(
                new TurnCommit
                {
                    Before = before,
                    After = after,
                    ETag = session.ETag,
                    Turn = isNewGeneration ? null : merges ? MergedTurns.Merge(session.Turns!) : encoded,
                    Consumed = [.. stored[false], .. forgotten],
                    Remembered = [.. stored[true]],
                    Outgoing = outboxKey is null ? null : new StoredMessage(outboxKey, Messages.EncodeOutbox(messages)),
                    Delivered = delivered,
                    StaleTurns = [.. stale, .. merged],
                },
                abort);
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
            session.Turns = [];
            session.TurnRows = [];
            session.Execution = null;
            return;
        }

        if (merges)
        {
            session.TurnRows.Clear();
        }

        session.TurnRows.Add(before.NextTurn);
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>The events of a batch that still mean something to the instance.</summary>
    private static List<HistoryEvent> Relevant(InstanceSession session, List<PendingMessage> batch)
    {
        var generation = session.State.Generation;
        var relevant = new List<HistoryEvent>(batch.Count);
        foreach (var message in batch)
        {
            if (message.Event is { } e
                && (message.Generation is null || message.Generation == generation)
                && (OpenTasks.ClosedBy(e) is not { } taskId || session.Open.Contains(taskId)))
            {
                relevant.Add(e);
            }
        }

        return relevant;
    }

    private static IReadOnlyList<HistoryEvent> WithTerminationOfChildren(
        InstanceSession session, List<HistoryEvent> incoming, TurnOutcome outcome)
    {
        var isRecursive = outcome.End is HistoryEvent.ExecutionCompleted { Status: OrchestrationRuntimeStatus.Terminated }
            && incoming.OfType<HistoryEvent.Terminated>().Any(terminated => terminated.Recursive);
        return isRecursive
            ? [.. session.Open.Children.Select(child => new HistoryEvent.TerminationSent(child.InstanceId, null)), .. outcome.Outgoing]
            : outcome.Outgoing;
    }

    private static InstanceState After(InstanceState before, Turn turn, TurnOutcome outcome)
    {
        var after = before with
        {
            NextTurn = before.NextTurn + 1,
            LastUpdatedAt = new DateTimeOffset(turn.Time, TimeSpan.Zero),
            Status = outcome.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            CustomStatus = outcome.CustomStatusWasSet ? outcome.CustomStatus : before.CustomStatus,
        };
        return outcome.End switch
        {
            HistoryEvent.ExecutionCompleted end => after with { Status = end.Status, Output = end.Output, Failure = end.Failure },
            HistoryEvent.ContinuedAsNew next => after with
            {
                Generation = before.Generation + 1,
                FirstTurn = after.NextTurn,
                Input = next.Input,
                Version = next.Version ?? before.Version,
                CarriedEvents = next.CarriedEvents.Count == 0 ? null : HistoryCodec.Encode(new Turn(turn.Time, next.CarriedEvents, [])),
            },
            _ => after,
        };
    }

    private async Task WaitAfterAsync(Exception e, InstanceSession session)
    {
        if (abort.IsCancellationRequested)
        {
            return;
        }

        LogTurnNotStored(e, session.InstanceId);
        if (e is not StorageConflictException || session.StorageFailures > 0)
        {
            await backoff.WaitAsync(session.StorageFailures, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        session.StorageFailures++;
    }

    [LoggerMessage(LogLevel.Error, "Orchestrator {Orchestrator} of instance {InstanceId} has failed: {ErrorType}: {ErrorMessage}")]
    private partial void LogFailed(string orchestrator, string instanceId, string errorType, string errorMessage);

    [LoggerMessage(LogLevel.Error, "A turn of instance {InstanceId} broke off: the instance is failed.")]
    private partial void LogPoisonous(Exception e, string instanceId);

    [LoggerMessage(LogLevel.Warning, "A turn of instance {InstanceId} was not stored: it is read and tried again.")]
    private partial void LogTurnNotStored(Exception e, string instanceId);
}
