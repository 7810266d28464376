using System.Runtime.CompilerServices;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <content>Purging. Only finished instances are purged: an open one counts as none.</content>
internal sealed partial class EngineClient
{
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation), isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var wanted = new InstanceFilter(filter.CreatedFrom, filter.CreatedTo, filter.Statuses?.ToArray());
        var started = SystemTime.GetTimestamp();
        var count = 0;
        await foreach (var instanceId in FindFinishedAsync(wanted, cancellation))
        {
            if (filter.Timeout is { } timeout && SystemTime.GetElapsedTime(started) > timeout)
            {
                return new PurgeResult(count, isComplete: false);
            }

            count += await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation);
        }

        return new PurgeResult(count, isComplete: true);
    }

    private async IAsyncEnumerable<string> FindFinishedAsync(
        InstanceFilter wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var session in instances.All.Where(session => session.State.IsFinished && wanted.Matches(session.State)))
        {
            yield return session.InstanceId;
        }

        for (string? token = null; ;)
        {
            var page = await ListFinishedAsync(wanted, OrchestrationQuery.DefaultPageSize, token, cancellation);
            foreach (var state in page.Instances)
            {
                yield return state.InstanceId;
            }

            if ((token = page.ContinuationToken) is null)
            {
                yield break;
            }
        }
    }

    private async Task<int> PurgeAsync(string instanceId, bool isRecursive, CancellationToken cancellation)
    {
        if (instances.Find(instanceId) is { } session)
        {
            if (!session.State.IsFinished)
            {
                return 0;
            }

            await instances.RetireSoonAsync(session, cancellation);
        }

        // Children first: while the parent is there, a purge that broke off can be repeated.
        var count = isRecursive ? await PurgeChildrenAsync(instanceId, cancellation) : 0;
        return await backoff.RetryAsync(() => store.PurgeAsync(instanceId, cancellation), cancellation) ? count + 1 : count;
    }

    /// <summary>Purges what this run of the instance called. Another run that has taken a child's id since is not its child.</summary>
    private async Task<int> PurgeChildrenAsync(string parentId, CancellationToken cancellation)
    {
        var parent = await backoff.RetryAsync(() => store.ReadFinishedAsync(parentId, cancellation), cancellation);
        var turns = parent is null
            ? null
            : await backoff.RetryAsync(() => store.ReadFinishedTurnsAsync(parentId, cancellation), cancellation);
        var count = 0;
        foreach (var childId in ChildrenIn(turns ?? []))
        {
            if (await FindAsync(childId, cancellation) is { Parent: { } link }
                && link.InstanceId == parentId
                && link.ExecutionId == parent!.ExecutionId)
            {
                count += await PurgeAsync(childId, isRecursive: true, cancellation);
            }
        }

        return count;
    }

    private static List<string> ChildrenIn(IReadOnlyList<byte[]> turns)
    {
        var children = new List<string>();
        foreach (var encoded in turns)
        {
            try
            {
                var called = HistoryCodec.Decode(encoded).Outgoing.OfType<HistoryEvent.ChildScheduled>();
                children.AddRange(called.Select(child => child.InstanceId));
            }
            catch (InvalidDataException)
            {
                // Purging is the way to be rid of a history that cannot be read.
            }
        }

        return [.. children.Distinct(StringComparer.Ordinal)];
    }
}
