using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>Work assignment with workers that connect and disconnect.</summary>
public sealed class WorkerTests : IAsyncLifetime
{
    private readonly WorkerlessFixture _hub = new();

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Turn_WhoseWorkerDisconnects_IsRunByTheNextOne()
    {
        var id = await _hub.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 1);
        Assert.NotNull((await TakeOneAndDisconnectAsync(new GetWorkItemsRequest())).OrchestratorRequest);

        await using var worker = await _hub.StartWorkerAsync();

        Assert.Equal(6, (await _hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Activity_WhoseWorkerDisconnects_IsRunByTheNextOne()
    {
        await using var orchestrators = await _hub.StartWorkerAsync(new WorkerSetup { Filters = Orchestrations("Chain") });
        var id = await _hub.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 1);
        var filters = new WorkItemFilters { Activities = { new ActivityFilter { Name = "AddOne" } } };
        var activities = new GetWorkItemsRequest { WorkItemFilters = filters };
        Assert.Equal("AddOne", (await TakeOneAndDisconnectAsync(activities)).ActivityRequest.Name);

        await using var worker = await _hub.StartWorkerAsync();

        Assert.Equal(6, (await _hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task WorkItems_OfTwoWorkers_AreShared()
    {
        var bothAreHere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        Task MeetAsync()
        {
            if (Interlocked.Increment(ref count) == 4)
            {
                bothAreHere.SetResult();
            }

            return bothAreHere.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using var first = await _hub.StartWorkerAsync(new WorkerSetup { Name = "first", Meeting = MeetAsync });
        await using var second = await _hub.StartWorkerAsync(new WorkerSetup { Name = "second", Meeting = MeetAsync });
        await Task.WhenAll(_hub.CompleteAsync("Chain", 1), _hub.CompleteAsync("Chain", 1));

        var names = (await _hub.CompleteAsync("MeetAll", 4)).ReadOutputAs<string[]>()!;

        Assert.Equal(["first", "first", "second", "second"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_OfNameAndVersion_LeaveTheRestToOthers()
    {
        var filters = new DurableTaskWorkerWorkItemFilters
        {
            Orchestrations = [new DurableTaskWorkerWorkItemFilters.OrchestrationFilter { Name = "Version", Versions = ["2.0"] }],
        };
        await using var worker = await _hub.StartWorkerAsync(new WorkerSetup { Filters = filters });
        var other = await _hub.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 1);
        var older = await _hub.Client.ScheduleNewOrchestrationInstanceAsync("Version", "");

        await _hub.CompleteAsync("Version", "", new StartOrchestrationOptions { Version = "2.0" });

        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await _hub.Client.GetInstanceAsync(other))!.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await _hub.Client.GetInstanceAsync(older))!.RuntimeStatus);
        await using var all = await _hub.StartWorkerAsync();
        await Task.WhenAll(_hub.EndAsync(other), _hub.EndAsync(older));
    }

    [Fact]
    public async Task History_LongerThanAMessage_IsStreamedToTheWorker()
    {
        await using var worker = await _hub.StartWorkerAsync(new WorkerSetup { HasShortMessages = true });

        var ended = await _hub.CompleteAsync("Texts", new[] { 24, 200_000 });

        Assert.Equal(24 * 200_000, ended.ReadOutputAs<int>());
        var history = await _hub.Client.GetOrchestrationHistoryAsync(ended.InstanceId);
        Assert.Equal(24, history.Count(e => e.EventType.ToString() == "TaskCompleted"));
    }

    private static DurableTaskWorkerWorkItemFilters Orchestrations(string name) =>
        new() { Orchestrations = [new DurableTaskWorkerWorkItemFilters.OrchestrationFilter { Name = name }] };

    private async Task<WorkItem> TakeOneAndDisconnectAsync(GetWorkItemsRequest request)
    {
        using var stream = new TaskHubSidecarService.TaskHubSidecarServiceClient(_hub.Channel).GetWorkItems(request);
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        return stream.ResponseStream.Current;
    }
}
