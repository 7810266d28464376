using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <content>Purging. Only finished instances are purged.</content>
internal sealed partial class EngineClient
{
    /// <summary>Deletes a finished instance, optionally with its sub-orchestrations; returns the number deleted.</summary>
    public async Task<int> PurgeAsync(string instanceId, bool isRecursive, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instances.Find(instanceId) is { } session)
        {
            if (!session.State.IsFinished)
            {
                return 0;
            }

            await instances.RetireSoonAsync(session, cancellation);
        }

        // Children first: an interrupted purge can be repeated while the parent exists.
        var count = isRecursive ? await PurgeChildrenAsync(instanceId, cancellation) : 0;
        return await context.RetryAsync(() => context.Store.PurgeAsync(instanceId, cancellation), cancellation) ? count + 1 : count;
    }

    /// <summary>Deletes finished instances that match; incomplete when the time ended before all were deleted.</summary>
    public async Task<(int Count, bool IsComplete)> PurgeAllAsync(
        InstanceFilter filter,
        bool isRecursive,
        TimeSpan? timeout,
        CancellationToken cancellation
    )
    {
        var started = context.Options.SystemTime.GetTimestamp();
        var (count, token) = (0, (string?)null);
        do
        {
            var page = await ListAsync(filter, LargestPage, token, cancellation);
            foreach (var state in page.Instances.Where(state => state.IsFinished))
            {
                if (context.Options.SystemTime.GetElapsedTime(started) > timeout)
                {
                    return (count, IsComplete: false);
                }

                count += await PurgeAsync(state.InstanceId, isRecursive, cancellation);
            }

            token = page.ContinuationToken;
        } while (token is not null);

        return (count, IsComplete: true);
    }

    /// <summary>Purges the children of this run. An id that a later run reused is not its child.</summary>
    private async Task<int> PurgeChildrenAsync(string parentId, CancellationToken cancellation)
    {
        if (await context.RetryAsync(() => context.Store.ReadFinishedAsync(parentId, cancellation), cancellation) is not { } parent)
        {
            return 0;
        }

        var count = 0;
        foreach (var childId in await FindChildrenAsync(parent, cancellation))
        {
            if (
                await FindAsync(childId, cancellation) is { Parent: { } link }
                && link.InstanceId == parentId
                && link.ExecutionId == parent.ExecutionId
            )
            {
                count += await PurgeAsync(childId, isRecursive: true, cancellation);
            }
        }

        return count;
    }

    private async Task<IReadOnlyList<string>> FindChildrenAsync(InstanceState parent, CancellationToken cancellation)
    {
        try
        {
            var history = await ReadFinishedHistoryAsync(parent, cancellation);
            var children = history.Select(e => e.SubOrchestrationInstanceCreated?.InstanceId).OfType<string>();
            return [.. children.Distinct(StringComparer.Ordinal)];
        }
        catch (InvalidDataException)
        {
            // A history that cannot be read must be removable too.
            return [];
        }
    }
}
