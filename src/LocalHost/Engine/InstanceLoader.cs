using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Loads sessions from the store: at start, after a commit with unknown result, and after eviction of the history.</summary>
internal sealed partial class InstanceLoader(EngineContext context, OpenInstances instances, TurnEffects effects, InstanceWaiters waiters)
{
    private readonly ILogger _logger = context.Logger;

    /// <summary>
    /// Loads instances that this host did not know. All are registered before any of them runs, since they may send messages to each
    /// other.
    /// </summary>
    public void TakeAll(IReadOnlyCollection<OpenInstance> stored)
    {
        var taken = new List<(InstanceSession Session, OpenInstance Stored)>(stored.Count);
        foreach (var instance in stored)
        {
            var session = instances.Create(instance.State);
            session.Inbox.BeginTurn();
            Restore(session, instance, [], new HashSet<string>());
            if (ReferenceEquals(instances.Take(session), session))
            {
                taken.Add((session, instance));
            }
        }

        foreach (var (session, instance) in taken)
        {
            effects.Resume(session, instance.Outbox);
            instances.Release(session);
        }
    }

    /// <summary>Loads all instances: a message that is in no outbox will not be delivered again.</summary>
    public void TakeAllAtStart(IReadOnlyCollection<OpenInstance> stored)
    {
        TakeAll(stored);
        if (stored.All(instance => instance.ConsumedKeys.Count == 0))
        {
            return;
        }

        var underWay = stored.SelectMany(MessagesUnderWay).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in stored)
        {
            foreach (var key in instance.ConsumedKeys.Where(key => !underWay.Contains(key)))
            {
                instances.Find(instance.State.InstanceId)?.Inbox.Forget(key);
            }
        }
    }

    private static IEnumerable<string> MessagesUnderWay(OpenInstance sender) =>
        sender.Outbox.SelectMany(row =>
        {
            var sentBy = sender.State with { Generation = Messages.GenerationOf(row.Key) };
            return TurnEffects
                .ReadOutbox(row)
                .Messages.Select(message => OutboxCourier.RememberedAs(sentBy, message)?.Key)
                .OfType<string>();
        });

    /// <summary>False when the instance is no longer open.</summary>
    public async Task<bool> ReloadAsync(InstanceSession session)
    {
        var doubts = session.Inbox.Doubts();
        var pending = session.Inbox.TakeAll(out var arriving);
        try
        {
            var stored = await context.Store.ReadOpenAsync(session.InstanceId, context.Abort);
            if (stored?.State.ExecutionId == session.State.ExecutionId)
            {
                Restore(session, stored, pending, arriving);
                session.Inbox.Resolve(doubts);
                effects.Resume(session, stored.Outbox);
                return true;
            }

            var finished = await context.Store.ReadFinishedAsync(session.InstanceId, context.Abort);
            session.Inbox.PutBack(pending);
            Leave(session, finished?.ExecutionId == session.State.ExecutionId ? finished : null);
            return false;
        }
        catch
        {
            session.Inbox.PutBack(pending);
            throw;
        }
    }

    private void Restore(InstanceSession session, OpenInstance stored, IReadOnlyList<PendingMessage> pending, IReadOnlySet<string> arriving)
    {
        session.State = stored.State;
        session.ETag = stored.ETag;
        session.TurnRows = [.. stored.TurnRows];
        session.StaleTurns = [.. stored.StaleTurns];
        session.Inbox.Remembered = new HashSet<string>(stored.ConsumedKeys, StringComparer.Ordinal);
        session.MustReload = false;
        session.ActivitiesUnderWay.RemoveWhere(activity => activity.Generation != stored.State.Generation);
        ReadHistory(session, stored);

        var inMemory = pending.Where(message => message.Key is null && message.Event?.TimerFired is null);
        var inStorage = session.Inbox.Unseen(stored.Inbox, arriving).Select(message => Read(session, message));
        session.Inbox.PutBack([.. inMemory, .. inStorage]);
        session.Inbox.ResetSeen(stored.ConsumedKeys);
        session.Outbox.Reset([.. stored.Outbox.Select(row => row.Key)]);
    }

    private void ReadHistory(InstanceSession session, OpenInstance stored)
    {
        session.Open = new OpenTasks();
        session.HistoryFault = null;
        session.UnreadableHistory = null;
        session.History = [];
        try
        {
            if (stored.Fault is { } fault)
            {
                throw fault;
            }

            foreach (var row in stored.Turns)
            {
                session.History.AddRange(ProtoCodec.DecodeEvents(row));
            }

            session.Open.Apply(session.History);
        }
        catch (InvalidDataException e)
        {
            LogUnreadableHistory(e, session.InstanceId);
            session.HistoryFault = e;
            session.UnreadableHistory = [.. stored.Turns.SelectMany(row => row)];
            session.Open.Clear();
            session.Post(PendingMessage.Wake);
        }
    }

    private PendingMessage Read(InstanceSession session, StoredMessage message)
    {
        try
        {
            return new PendingMessage(Messages.Decode(message.Payload), message.Key, Remember: Messages.IsFromInstance(message.Key));
        }
        catch (InvalidDataException e)
        {
            LogUnreadableMessage(e, message.Key, session.InstanceId);
            return new PendingMessage(null, message.Key);
        }
    }

    private void Leave(InstanceSession session, InstanceState? finished)
    {
        effects.CancelTimers(session);
        instances.Remove(session, cleared: []);
        if (finished is not null)
        {
            waiters.Publish(finished);
        }
        else
        {
            LogGone(session.InstanceId);
        }
    }

    [LoggerMessage(LogLevel.Error, "The history of instance {InstanceId} cannot be read: the instance is failed.")]
    private partial void LogUnreadableHistory(Exception e, string instanceId);

    [LoggerMessage(LogLevel.Error, "Message {Key} to instance {InstanceId} cannot be read: it is dropped.")]
    private partial void LogUnreadableMessage(Exception e, string key, string instanceId);

    [LoggerMessage(LogLevel.Warning, "Instance {InstanceId} is neither open nor finished any more: somebody else removed it.")]
    private partial void LogGone(string instanceId);
}
