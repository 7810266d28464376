using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <content>Reading and waiting.</content>
internal sealed partial class EngineClient
{
    private const string OpenPages = "open|";
    private const string FinishedPages = "finished|";

    // Maximum size of one response of Table Storage.
    private const int LargestPage = 1_000;

    /// <summary>Open or finished; null when it does not exist.</summary>
    public async Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellation) =>
        instances.Find(instanceId)?.State
        ?? await context.RetryAsync(() => context.Store.ReadFinishedAsync(instanceId, cancellation), cancellation)
        ?? instances.Find(instanceId)?.State;

    /// <exception cref="InstanceNotFoundException">The instance does not exist.</exception>
    public async Task<InstanceState> WaitAsync(string instanceId, Func<InstanceState, bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            var next = waiters.NextAsync(instanceId);
            var state =
                await FindAsync(instanceId, cancellation)
                ?? throw new InstanceNotFoundException($"An orchestration with the instanceId {instanceId} was not found.");
            state = condition(state) ? state : await next.WaitAsync(cancellation);
            if (condition(state))
            {
                return state;
            }
        }
    }

    /// <summary>Committed events of the instance's latest generation; null when it does not exist.</summary>
    /// <exception cref="InvalidDataException">The stored history cannot be read.</exception>
    public async Task<IReadOnlyList<HistoryEvent>?> ReadHistoryAsync(string instanceId, CancellationToken cancellation)
    {
        if (await context.RetryAsync(() => context.Store.ReadOpenAsync(instanceId, cancellation), cancellation) is { } open)
        {
            return [.. Turn.WithStart(open.State, [.. open.Turns.SelectMany(ProtoCodec.DecodeEvents)])];
        }

        var finished = await context.RetryAsync(() => context.Store.ReadFinishedAsync(instanceId, cancellation), cancellation);
        return finished is null ? null : await ReadFinishedHistoryAsync(finished, cancellation);
    }

    /// <summary>Open instances first, then finished ones. The token identifies the next page and is null on the last one.</summary>
    /// <exception cref="ArgumentException">The token is not one of this client.</exception>
    public async Task<InstancePage> ListAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellation)
    {
        var size = Math.Clamp(pageSize, 1, LargestPage);
        token = string.IsNullOrEmpty(token) ? OpenPages : token;
        if (token.StartsWith(OpenPages, StringComparison.Ordinal))
        {
            var open = ListOpen(filter, size, token[OpenPages.Length..]);
            if (open.Count == size)
            {
                return new InstancePage(open, OpenPages + open[^1].InstanceId);
            }

            // No page ends here, so that none is empty.
            var rest = await ListFinishedAsync(filter, size - open.Count, after: null, cancellation);
            return rest with { Instances = [.. open, .. rest.Instances] };
        }

        if (!token.StartsWith(FinishedPages, StringComparison.Ordinal))
        {
            throw new ArgumentException("The continuation token was not given out by this client.", nameof(token));
        }

        var after = token[FinishedPages.Length..];
        return await ListFinishedAsync(filter, size, after.Length == 0 ? null : after, cancellation);
    }

    private List<InstanceState> ListOpen(InstanceFilter filter, int size, string after) =>
        [
            .. instances
                .All.Select(session => session.State)
                .Where(state => string.CompareOrdinal(state.InstanceId, after) > 0 && filter.Matches(state))
                .OrderBy(state => state.InstanceId, StringComparer.Ordinal)
                .Take(size),
        ];

    /// <summary>Without instances that run again, which are among the open ones.</summary>
    private async Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int size, string? after, CancellationToken cancellation)
    {
        var page = await context.RetryAsync(() => context.Store.ListFinishedAsync(filter, size, after, cancellation), cancellation);
        return new InstancePage(
            [.. page.Instances.Where(state => instances.Find(state.InstanceId) is null)],
            page.ContinuationToken is { } more ? FinishedPages + more : null
        );
    }

    private async Task<IReadOnlyList<HistoryEvent>> ReadFinishedHistoryAsync(InstanceState finished, CancellationToken cancellation)
    {
        var history = await context.RetryAsync(
            () => context.Store.ReadFinishedHistoryAsync(finished.InstanceId, cancellation),
            cancellation
        );
        return history is not { Length: > 0 } ? [] : [.. Turn.WithStart(finished, ProtoCodec.DecodeEvents(history))];
    }
}
