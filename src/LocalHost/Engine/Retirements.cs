using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Moves finished instances out of the open ones, once nothing of theirs is under way.</summary>
internal sealed class Retirements(EngineContext context, OpenInstances instances, LiveHistories alive)
{
    /// <summary>Stores an instance's last turn and its retirement in one; false when it must be committed first.</summary>
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

    /// <summary>Takes in what still comes for a finished instance, and retires it when that was all.</summary>
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
