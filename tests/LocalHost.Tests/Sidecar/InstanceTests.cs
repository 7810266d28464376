using Grpc.Core;
using OrchestrationAlreadyExistsException = DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>Instance operations of Durable Task SDK clients.</summary>
public sealed class InstanceTests(SidecarFixture hub) : IClassFixture<SidecarFixture>
{
    [Fact]
    public async Task Suspend_ThenAnEvent_WaitsForTheResume()
    {
        var id = await hub.BeginAsync("Wait");
        await hub.Client.SuspendInstanceAsync(id, "pause");
        await hub.UntilAsync(id, state => state.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await hub.Client.RaiseEventAsync(id, "go", "kept");
        Assert.False((await hub.Client.GetInstanceAsync(id))!.IsCompleted);

        await hub.Client.ResumeInstanceAsync(id, "go on");

        Assert.Equal("kept", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restart_FinishedInstance_RunsFromTheSameInput(bool withNewId)
    {
        var id = (await hub.CompleteAsync("Chain", 4)).InstanceId;

        var second = await hub.Client.RestartAsync(id, withNewId);

        Assert.Equal(withNewId, second != id);
        Assert.Equal(9, (await hub.EndAsync(second)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Restart_WhatIsUnknownOrRuns_IsRefused()
    {
        var id = await hub.BeginAsync("Wait");

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("nobody"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.RestartAsync(id));
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminate_Recursively_EndsTheSubOrchestrationsToo(bool isRecursive, OrchestrationRuntimeStatus child)
    {
        var id = await hub.BeginAsync("WaitInChild");
        await hub.UntilAsync($"{id}-child", state => state.RuntimeStatus == OrchestrationRuntimeStatus.Running);

        await hub.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("stopped", isRecursive));

        var ended = await hub.EndAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "stopped"), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        await hub.UntilAsync($"{id}-child", state => state.RuntimeStatus == child);
    }

    [Fact]
    public async Task Query_ByPrefixInPages_ListsEachInstanceOnce()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await hub.CompleteAsync("Chain", number, new StartOrchestrationOptions($"page-{number}"));
        }

        await hub.BeginAsync("Wait", null, new StartOrchestrationOptions("page-open"));
        var query = new OrchestrationQuery(InstanceIdPrefix: "page-", PageSize: 2, FetchInputsAndOutputs: true);

        var all = await hub.Client.GetAllInstancesAsync(query).ToListAsync();
        var running = await hub.Client.GetAllInstancesAsync(query with { Statuses = [OrchestrationRuntimeStatus.Running] }).ToListAsync();

        Assert.Equal(
            ["page-1", "page-2", "page-3", "page-4", "page-5", "page-open"],
            all.Select(state => state.InstanceId).Order(StringComparer.Ordinal)
        );
        Assert.Equal(8, all.Single(state => state.InstanceId == "page-3").ReadOutputAs<int>());
        Assert.Equal("page-open", Assert.Single(running).InstanceId);
    }

    [Fact]
    public async Task Query_InPages_HasNoEmptyPageAtTheEnd()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await hub.BeginAsync("Wait", null, new StartOrchestrationOptions($"few-{number}"));
        }

        var pages = await hub
            .Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "few-"))
            .AsPages(pageSizeHint: 2)
            .ToListAsync();

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task Get_WithoutPayloads_LeavesOutTheFailure()
    {
        var id = (await hub.CompleteAsync("Failing", "")).InstanceId;

        Assert.Null((await hub.Client.GetInstanceAsync(id))!.FailureDetails);
        Assert.NotNull((await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.FailureDetails);
    }

    [Fact]
    public async Task ListInstanceIds_InPages_ListsWhatHasEndedWithinATime()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await hub.CompleteAsync("Chain", number, new StartOrchestrationOptions($"ended-{number}"));
        }

        var from = (await hub.Client.GetInstanceAsync("ended-1"))!.LastUpdatedAt;
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await hub.Client.ListInstanceIdsAsync(
                [OrchestrationRuntimeStatus.Completed],
                completedTimeFrom: from,
                pageSize: 1,
                lastInstanceKey: after
            );
            ids.AddRange(page.Values);
            after = page.ContinuationToken;
        } while (after is not null);

        var ended = ids.Where(id => id.StartsWith("ended-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(["ended-1", "ended-2", "ended-3"], ended);
        var later = await hub.Client.ListInstanceIdsAsync(
            [OrchestrationRuntimeStatus.Completed],
            completedTimeFrom: DateTimeOffset.UtcNow.AddDays(1)
        );
        Assert.Empty(later.Values);
    }

    [Fact]
    public async Task Purge_ByIdRecursively_RemovesTheSubOrchestrationsToo()
    {
        await hub.CompleteAsync("Parent", 1, new StartOrchestrationOptions("purged"));

        var purged = await hub.Client.PurgeInstanceAsync("purged", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(3, purged.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("purged"));
        Assert.Null(await hub.Client.GetInstanceAsync("purged-child"));
    }

    [Fact]
    public async Task Purge_ByFilter_RemovesWhatMatchesAndHasEnded()
    {
        var from = DateTimeOffset.UtcNow;
        await hub.CompleteAsync("Failing", "", new StartOrchestrationOptions("broken"));
        await hub.CompleteAsync("Chain", 1, new StartOrchestrationOptions("well"));

        var purged = await hub.Client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(CreatedFrom: from, Statuses: [OrchestrationRuntimeStatus.Failed])
        );

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("broken"));
        Assert.NotNull(await hub.Client.GetInstanceAsync("well"));
    }

    [Fact]
    public async Task Start_IdOfAFinishedInstance_IsRefusedIfItsStatusIsDeduped()
    {
        await hub.CompleteAsync("Chain", 1, new StartOrchestrationOptions("dedupe"));
        var completed = new StartOrchestrationOptions("dedupe") { DedupeStatuses = ["Completed"] };
        var failed = new StartOrchestrationOptions("dedupe") { DedupeStatuses = ["Failed", "Running", "Pending"] };

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.CompleteAsync("Chain", 2, completed));

        Assert.Equal(7, (await hub.CompleteAsync("Chain", 2, failed)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Start_WithTags_ShowsThem()
    {
        var options = new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["round"] = "一" } };

        Assert.Equal("一", (await hub.CompleteAsync("Chain", 1, options)).Tags["round"]);
    }

    [Fact]
    public async Task Start_AtALaterTime_IsPendingUntilThen()
    {
        var startAt = DateTimeOffset.UtcNow.AddSeconds(1);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Chain", 1, new StartOrchestrationOptions(StartAt: startAt));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        Assert.True((await hub.EndAsync(id)).LastUpdatedAt >= startAt);
    }

    [Fact]
    public async Task RaiseEvent_UnknownOrFinishedInstance_IsRefused()
    {
        var ended = await hub.CompleteAsync("Chain", 1);

        Assert.Equal(StatusCode.NotFound, (await RefusedAsync("nobody")).StatusCode);
        Assert.Equal(StatusCode.FailedPrecondition, (await RefusedAsync(ended.InstanceId)).StatusCode);

        Task<RpcException> RefusedAsync(string id) => Assert.ThrowsAsync<RpcException>(() => hub.Client.RaiseEventAsync(id, "go", "x"));
    }

    [Fact]
    public async Task History_OfAFinishedInstance_HasAllItsEvents()
    {
        var id = (await hub.CompleteAsync("Chain", 1)).InstanceId;

        var history = await hub.Client.GetOrchestrationHistoryAsync(id);

        Assert.Equal("ExecutionStarted", history[1].EventType.ToString());
        Assert.Equal(5, history.Count(e => e.EventType.ToString() == "TaskCompleted"));
        Assert.Contains(history, e => e.EventType.ToString() == "ExecutionCompleted");
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.GetOrchestrationHistoryAsync("nobody"));
    }

    [Fact]
    public async Task Entities_AreRefusedWithASentence()
    {
        var channel = new Microsoft.DurableTask.Protobuf.TaskHubSidecarService.TaskHubSidecarServiceClient(hub.Channel);

        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            channel.SignalEntityAsync(new Microsoft.DurableTask.Protobuf.SignalEntityRequest { InstanceId = "@e@1" }).ResponseAsync
        );

        Assert.Equal(
            (StatusCode.Unimplemented, "Durable entities are not supported by LocalHost."),
            (refused.StatusCode, refused.Status.Detail)
        );
    }

    [Fact]
    public async Task Rewind_IsRefusedWithASentence()
    {
        var id = (await hub.CompleteAsync("Failing", "")).InstanceId;

        var refused = await Assert.ThrowsAsync<NotImplementedException>(() => hub.Client.RewindInstanceAsync(id, "again"));

        Assert.Equal("Rewinding is not supported by LocalHost.", refused.Message);
    }
}
