using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>All open instances of the hub, with their turns.</summary>
internal sealed class OpenInstances
{
    private const int ConcurrentTurns = 32;

    private readonly ConcurrentDictionary<string, InstanceSession> _sessions = new(StringComparer.Ordinal);
    private readonly EngineContext _context;
    private readonly WorkQueue<InstanceSession> _turns;

    public OpenInstances(EngineContext context, Func<InstanceSession, Task> runTurn)
    {
        _context = context;
        _turns = new WorkQueue<InstanceSession>(
            ConcurrentTurns,
            context.Work,
            async session =>
            {
                await runTurn(session);
                Release(session);
            }
        );
    }

    public IEnumerable<InstanceSession> All => _sessions.Values;

    public InstanceSession? Find(string instanceId) => _sessions.GetValueOrDefault(instanceId);

    /// <summary>Stores and registers a new instance, unless an earlier attempt did so or the instance has already ended.</summary>
    /// <param name="isRepeat">Whether an earlier attempt may have stored it.</param>
    /// <param name="begin">Starts the instance; no turn of it runs meanwhile.</param>
    /// <exception cref="StorageConflictException">An instance with that id is open.</exception>
    public async Task StartAsync(InstanceState state, bool isRepeat, Action<InstanceSession> begin, CancellationToken cancellationToken)
    {
        if (Find(state.InstanceId) is { State.IsFinished: true } finished)
        {
            await RetireSoonAsync(finished, cancellationToken);
        }

        var eTag = await _context.RetryAsync(
            async () =>
            {
                var hasRun = isRepeat && await HasRunAsync(state, cancellationToken);
                isRepeat = true;
                return hasRun ? null : await _context.Store.AddAsync(state, cancellationToken);
            },
            cancellationToken
        );
        if (eTag is null)
        {
            return;
        }

        var session = Create(state);
        session.ETag = eTag;
        session.Inbox.BeginTurn();
        if (ReferenceEquals(Take(session), session))
        {
            begin(session);
            Release(session);
        }
    }

    /// <summary>Retires a finished instance without waiting for activities that nobody awaits.</summary>
    public async Task RetireSoonAsync(InstanceSession finished, CancellationToken cancellationToken)
    {
        finished.MustRetireSoon = true;
        finished.Post(PendingMessage.Wake);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _context.Abort);
        await finished.Inbox.Retired.WaitAsync(either.Token);
    }

    public InstanceSession Create(InstanceState state) => new(state, _turns.Enqueue);

    /// <summary>Registers a stored instance; an existing session is kept.</summary>
    public InstanceSession Take(InstanceSession session) => _sessions.GetOrAdd(session.InstanceId, session);

    /// <summary>Removes an instance that is no longer open.</summary>
    /// <param name="cleared">Messages whose rows were deleted with it; the rows of others are deleted here.</param>
    public void Remove(InstanceSession session, IEnumerable<string> cleared)
    {
        _sessions.TryRemove(KeyValuePair.Create(session.InstanceId, session));
        ClearAway(session.State, session.Inbox.Retire().Except(cleared, StringComparer.Ordinal));
    }

    /// <summary>Stores a message and posts it to its receiver.</summary>
    /// <exception cref="StorageUnavailableException">The result of the write is unknown. If it was stored, the instance consumes it
    /// nevertheless.</exception>
    public async Task SendAsync(InstanceSession receiver, PendingMessage message, CancellationToken cancellationToken)
    {
        var (state, key) = (receiver.State, message.Key!);
        var stored = new StoredMessage(key, ProtoCodec.Encode(message.Event!));
        receiver.Inbox.Expect(key);
        bool isOpen;
        try
        {
            await _context.RetryAsync(() => AddMessageAsync(state, stored, cancellationToken), cancellationToken);
            isOpen = receiver.Post(message);
        }
        catch
        {
            // The active host looks for it when it loads the instances.
            if (_context.MayAct && !receiver.Inbox.Doubt(key))
            {
                ClearAway(state, [key]);
            }

            throw;
        }

        if (!isOpen)
        {
            ClearAway(state, [key]);
        }
    }

    /// <summary>Notifies receivers that these outbox rows of a sender are deleted.</summary>
    public void ForgetDelivered(InstanceSession sender, IReadOnlyCollection<string> outboxKeys)
    {
        foreach (var (receiverId, key) in sender.Outbox.TakeSent(outboxKeys))
        {
            Find(receiverId)?.Inbox.Forget(key);
        }
    }

    /// <summary>Allows turns that <see cref="Inbox.BeginTurn"/> prevented.</summary>
    public void Release(InstanceSession session)
    {
        if (session.Inbox.EndTurn(session.MustReload))
        {
            _turns.Enqueue(session);
        }
    }

    /// <summary>Starts no more turns; completes when the running ones have ended.</summary>
    public Task CloseAsync() => _turns.CloseAsync();

    /// <summary>An attempt with a lost response may have been found by another start of the same id and have run since.</summary>
    private async Task<bool> HasRunAsync(InstanceState state, CancellationToken cancellationToken) =>
        Find(state.InstanceId) is { } open && open.State.ExecutionId == state.ExecutionId
            ? open.State.IsFinished
            : (await _context.Store.ReadFinishedAsync(state.InstanceId, cancellationToken))?.ExecutionId == state.ExecutionId;

    /// <summary>A new message cannot conflict: a repeated request returns the same result.</summary>
    private async Task<bool> AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _context.Store.AddMessageAsync(receiver, message, cancellationToken);
            return true;
        }
        catch (StorageConflictException e)
        {
            throw new StorageUnavailableException(e.Message, e);
        }
    }

    /// <summary>Deletes messages that nobody will consume, with retries; the rest is deleted at the next start.</summary>
    private void ClearAway(InstanceState receiver, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _context.Work.Begin();
            _ = Task.Run(() => ClearAwayAsync(receiver, key));
        }
    }

    private async Task ClearAwayAsync(InstanceState receiver, string key)
    {
        await _context
            .PersistAsync(
                _ => _context.MayAct ? _context.Store.RemoveMessageAsync(receiver, key, _context.Abort) : Task.CompletedTask,
                _ => { }
            )
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _context.Work.End();
    }
}
