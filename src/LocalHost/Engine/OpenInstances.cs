using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>The open instances of this host, which is all of them, and their turns.</summary>
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

    /// <summary>Stores a new instance and takes it up, unless that was done already or it turns out to have run to its end.</summary>
    /// <param name="isRepeat">Whether an attempt before this one may have stored it.</param>
    /// <param name="begin">Sets the instance going; no turn of it runs meanwhile.</param>
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

    /// <summary>Moves a finished instance out of the open ones without waiting for activities that nobody awaits.</summary>
    public async Task RetireSoonAsync(InstanceSession finished, CancellationToken cancellationToken)
    {
        finished.MustRetireSoon = true;
        finished.Post(PendingMessage.Wake);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _context.Abort);
        await finished.Inbox.Retired.WaitAsync(either.Token);
    }

    public InstanceSession Create(InstanceState state) => new(state, _turns.Enqueue);

    /// <summary>Takes up an instance that is stored; one that was taken up before stays.</summary>
    public InstanceSession Take(InstanceSession session) => _sessions.GetOrAdd(session.InstanceId, session);

    /// <summary>Lets go of an instance that is not open any more.</summary>
    /// <param name="cleared">The messages whose rows went with it; those of any others are cleared away.</param>
    public void Remove(InstanceSession session, IEnumerable<string> cleared)
    {
        _sessions.TryRemove(KeyValuePair.Create(session.InstanceId, session));
        ClearAway(session.State, session.Inbox.Retire().Except(cleared, StringComparer.Ordinal));
    }

    /// <summary>Stores a message, and gives it to its receiver.</summary>
    /// <exception cref="StorageUnavailableException">
    /// Whether it is stored is not known. If it is, then the instance will take it in all the same.
    /// </exception>
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
            // Whoever is the active host by now looks for it when it takes the instances up.
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

    /// <summary>Tells receivers that these outbox rows of a sender are gone.</summary>
    public void ForgetDelivered(InstanceSession sender, IReadOnlyCollection<string> outboxKeys)
    {
        foreach (var (receiverId, key) in sender.Outbox.TakeSent(outboxKeys))
        {
            Find(receiverId)?.Inbox.Forget(key);
        }
    }

    /// <summary>Allows turns of a session that <see cref="Inbox.BeginTurn"/> held back.</summary>
    public void Release(InstanceSession session)
    {
        if (session.Inbox.EndTurn(session.MustReload))
        {
            _turns.Enqueue(session);
        }
    }

    /// <summary>Starts no more turns; completes when those that run have ended.</summary>
    public Task CloseAsync() => _turns.CloseAsync();

    /// <summary>An attempt whose answer was lost may have been found by another start of the same id, and have run since.</summary>
    private async Task<bool> HasRunAsync(InstanceState state, CancellationToken cancellationToken) =>
        Find(state.InstanceId) is { } open && open.State.ExecutionId == state.ExecutionId
            ? open.State.IsFinished
            : (await _context.Store.ReadFinishedAsync(state.InstanceId, cancellationToken))?.ExecutionId == state.ExecutionId;

    /// <summary>Nothing that is stored can be in conflict with a new message: asked again, storage will say so.</summary>
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

    /// <summary>Removes messages that nobody will take in, for as long as it takes; whatever is left then goes at the next start.</summary>
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
