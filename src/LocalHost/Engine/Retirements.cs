using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Retires finished instances when nothing of theirs is in progress.</summary>
internal sealed class Retirements(EngineContext context, OpenInstances instances, LiveHistories alive)
{
    /// <summary>Stores the last turn and the retirement together; false when the turn must be committed first.</summary>
    public async Task<bool> TryAtOnceAsync(InstanceSession session, IReadOnlyList<PendingMessage> batch, InstanceState finished)
    {
        if (session.Open.HasActivities || !session.Outbox.HasSentAll)
        {
            return false;
        }

        var retirement = Of(session, finished, batch);
        if (retirement.Rows > StorageLimits.RowsPerTransaction)
        {
            return false;
        }

        await RetireAsync(session, retirement);
        return true;
    }

    /// <summary>Consumes remaining messages of a finished instance, and retires it after the last.</summary>
    public async Task ContinueAsync(InstanceSession session, IReadOnlyList<PendingMessage> batch)
    {
        foreach (var message in batch)
        {
            if (message.Event is { } e && Events.TaskAnsweredBy(e) is { } taskId && message.Generation == session.State.Generation)
            {
                session.Open.Close(taskId);
            }
        }

        if (session.Outbox.HasSentAll && (session.MustRetireSoon || !session.Open.HasActivities))
        {
            await RetireAsync(session, Of(session, session.State, batch));
        }
        else
        {
            session.Inbox.Remembered.UnionWith(batch.Select(message => message.Key).OfType<string>());
        }
    }

    private static Retirement Of(InstanceSession session, InstanceState finished, IReadOnlyList<PendingMessage> batch)
    {
        IEnumerable<string> messages =
        [
            .. session.Inbox.Remembered,
            .. batch.Select(message => message.Key).OfType<string>(),
            .. session.Inbox.PendingKeys(),
            .. session.Outbox.DeliveredKeys(),
        ];
        return new Retirement
        {
            State = finished,
            ETag = session.ETag,
            History = session.UnreadableHistory ?? ProtoCodec.Encode(session.History!),
            StoredTurns = [.. session.StaleTurns, .. session.TurnRows],
            IsCommitted = session.State.IsFinished,
            Messages = [.. messages.Distinct(StringComparer.Ordinal)],
        };
    }

    private async Task RetireAsync(InstanceSession session, Retirement retirement)
    {
        var delivered = session.Outbox.DeliveredKeys();
        await context.Store.RetireAsync(retirement, context.Abort);
        session.State = retirement.State;
        alive.Remove(session);
        instances.Remove(session, retirement.Messages);
        instances.ForgetDelivered(session, delivered);
    }
}
