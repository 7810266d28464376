using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <content>Reading and waiting.</content>
internal sealed partial class EngineClient
{
    private const string OpenPages = "open|";
    private const string FinishedPages = "finished|";

    // What one answer of Table Storage holds.
    private const int LargestPage = 1_000;

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await FindAsync(instanceId, cancellation) is { } state ? Describe(state, getInputsAndOutputs) : null;
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.IsFinished, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(this, instances, filter ?? new OrchestrationQuery());

    private TimeProvider SystemTime => options.SystemTime;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceState, bool> condition, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        using var waiter = waiters.Register(instanceId, condition);
        var state = await FindAsync(instanceId, cancellation)
            ?? throw new InvalidOperationException($"Orchestration with instanceId {instanceId} does not exist");
        waiter.Offer(state);
        return Describe(await waiter.Met.WaitAsync(cancellation), getInputsAndOutputs);
    }

    /// <summary>An instance as it stands, open or finished; null when there is none.</summary>
    public async Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellation) =>
        instances.Find(instanceId)?.State
        ?? await backoff.RetryAsync(() => store.ReadFinishedAsync(instanceId, cancellation), cancellation)
        ?? instances.Find(instanceId)?.State;

    private Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellation) =>
        backoff.RetryAsync(() => store.ListFinishedAsync(filter, pageSize, token, cancellation), cancellation);

    private OrchestrationMetadata Describe(InstanceState state, bool withPayloads) => new(state.Name, state.InstanceId)
    {
        DataConverter = withPayloads ? converter : null,
        RuntimeStatus = state.Status,
        CreatedAt = state.CreatedAt,
        LastUpdatedAt = state.LastUpdatedAt,
        SerializedInput = withPayloads ? state.Input : null,
        SerializedOutput = withPayloads ? state.Output : null,
        SerializedCustomStatus = withPayloads ? state.CustomStatus : null,
        FailureDetails = withPayloads ? state.Failure : null,
        Tags = state.Tags,
    };

    private sealed class InstancePages(EngineClient client, OpenInstances open, OrchestrationQuery query)
        : AsyncPageable<OrchestrationMetadata>
    {
        private readonly InstanceFilter _filter =
            new(query.CreatedFrom, query.CreatedTo, query.Statuses?.ToArray(), query.InstanceIdPrefix);

        public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
            string? continuationToken = default, int? pageSizeHint = default)
        {
            var size = Math.Clamp(pageSizeHint ?? query.PageSize, 1, LargestPage);
            var token = continuationToken ?? query.ContinuationToken ?? OpenPages;
            while (token is not null)
            {
                var page = await NextAsync(token, size);
                token = page.ContinuationToken;
                yield return page;
            }
        }

        private async Task<Page<OrchestrationMetadata>> NextAsync(string token, int size)
        {
            if (token.StartsWith(OpenPages, StringComparison.Ordinal))
            {
                return Open(token[OpenPages.Length..], size);
            }

            if (!token.StartsWith(FinishedPages, StringComparison.Ordinal))
            {
                throw new ArgumentException("The continuation token is not one that this client gave out.", nameof(token));
            }

            var after = token[FinishedPages.Length..];
            var page = await client.ListFinishedAsync(_filter, size, after.Length == 0 ? null : after, CancellationToken.None);
            var next = page.ContinuationToken is { } more ? FinishedPages + more : null;

            // An instance that runs again is open; its earlier end is history.
            return Of(page.Instances.Where(state => open.Find(state.InstanceId) is null), next);
        }

        private Page<OrchestrationMetadata> Open(string after, int size)
        {
            var states = open.All
                .Select(session => session.State)
                .Where(state => string.CompareOrdinal(state.InstanceId, after) > 0 && _filter.Matches(state))
                .OrderBy(state => state.InstanceId, StringComparer.Ordinal)
                .Take(size)
                .ToList();
            return Of(states, states.Count < size ? FinishedPages : OpenPages + states[^1].InstanceId);
        }

        private Page<OrchestrationMetadata> Of(IEnumerable<InstanceState> states, string? next) =>
            new([.. states.Select(state => client.Describe(state, query.FetchInputsAndOutputs))], next);
    }
}
