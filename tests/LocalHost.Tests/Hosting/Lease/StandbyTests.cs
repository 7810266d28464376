using System.Net;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.SampleWorker;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

/// <summary>Two hosts on one hub: one active, one standby.</summary>
public sealed class StandbyTests
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _business = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryOrchestrationStore _store = new();
    private readonly MemoryHostState _state = new();
    private readonly SharedLease _lease;

    public StandbyTests() => _lease = new SharedLease(_machine);

    [Fact]
    public async Task Standby_AnswersThatItIsNotItsTurnAndRunsNothing()
    {
        await using var active = await StartAsync(new Work());
        var work = new Work();
        await using var standby = await StartAsync(work);
        _business.Advance(TimeSpan.FromHours(1));

        using var answer = await standby.Host.Client.GetAsync("process");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("home", await active.Host.Client.GetStringAsync("/"));
        Assert.Throws<InvalidOperationException>(() => standby.Host.Host.Engine);
        Assert.False(work.Timers.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Standby_ActiveHostStops_TakesOverWhereItStood()
    {
        var active = await StartAsync(new Work());
        var id = await active.Host.Durable.ScheduleNewOrchestrationInstanceAsync("AwaitWord");
        await active.Host.Host.Engine.RunUntilIdleAsync();
        await using var standby = await StartAsync(new Work());
        await active.DisposeAsync();

        await standby.TakeOverAsync(_machine);
        await standby.Host.Durable.RaiseEventAsync(id, "word", "hello");
        var metadata = await standby.Host.Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("hello", metadata.ReadOutputAs<string>());
        Assert.Equal("home", await standby.Host.Client.GetStringAsync("/"));
    }

    [Fact]
    public async Task Pause_PastTheLease_LoserWritesAndDispatchesNothingAndStandsDown()
    {
        var (ofPaused, ofOther) = (new Work { Hold = true }, new Work());
        await using var paused = await StartAsync(ofPaused);
        await paused.Clock.WaitsForAsync(Renewal);
        var client = InProcessSidecar.ClientOf(paused.Host.Host.Engine);
        await client.ScheduleNewOrchestrationInstanceAsync("TwoSteps", null, new StartOrchestrationOptions("two"));
        Assert.Equal("first", await ofPaused.Began.Reader.ReadAsync());
        await using var other = await StartAsync(ofOther);

        paused.Clock.Pause();
        other.Clock.Leap(SharedLease.Duration);
        await other.TakeOverAsync(_machine);
        var end = await other.Host.Durable.WaitForInstanceCompletionAsync("two", getInputsAndOutputs: true);

        // It continues during an activity, before its timer has fired.
        ofPaused.Released.SetResult();
        var refused = await Assert.ThrowsAsync<RpcException>(() => client.ScheduleNewOrchestrationInstanceAsync("AwaitWord"));
        _business.Advance(TimeSpan.FromHours(1));
        using var answer = await paused.Host.Client.GetAsync("process");
        paused.Clock.Resume();
        await paused.Clock.WaitsForAsync(LeaseKeeper.StandbyInterval);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("first second", end.ReadOutputAs<string>());
        Assert.Equal("first", await ofOther.Began.Reader.ReadAsync());
        Assert.Equal("second", await ofOther.Began.Reader.ReadAsync());
        await ofOther.Timers.Reader.ReadAsync();
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.False(ofPaused.Began.Reader.TryRead(out _));
        Assert.False(ofPaused.Timers.Reader.TryRead(out _));
        Assert.Throws<InvalidOperationException>(() => paused.Host.Host.Engine);
        Assert.Single(await OpenAndFinishedAsync());
    }

    [Fact]
    public async Task Pause_PastTheLeaseDuringARequest_TellsTheCallerToComeAgain()
    {
        var work = new Work { Hold = true };
        await using var paused = await StartAsync(work);
        await paused.Clock.WaitsForAsync(Renewal);
        await paused.Host.Durable.ScheduleNewOrchestrationInstanceAsync("AwaitWord", null, new StartOrchestrationOptions("waits"));
        var raising = paused.Host.Client.PostAsync("word", null);
        Assert.Equal("raise", await work.Began.Reader.ReadAsync());

        paused.Clock.Pause();
        await using var other = await StartAsync(new Work());
        await other.TakeOverAsync(_machine);
        work.Released.SetResult();

        using var answer = await raising;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.False((await other.Host.Durable.GetInstanceAsync("waits"))!.IsCompleted);
    }

    private async Task<List<string>> OpenAndFinishedAsync()
    {
        var open = (await _store.ReadAllOpenAsync(default)).Select(instance => instance.State.InstanceId);
        var finished = await _store.ListFinishedAsync(new InstanceFilter(null, null, null), 10, null, default);
        return [.. open, .. finished.Instances.Select(state => state.InstanceId)];
    }

    private async Task<HostOnClock> StartAsync(Work work)
    {
        var clock = new PausableClock(_machine);
        var host = await RunningHost.StartAsync(
            new HostSetup
            {
                Work = work,
                Args = ["--RegularSchedule=0 */5 * * * *"],
                Options = options =>
                {
                    (options.Store, options.State, options.Lease) = (_store, _state, _lease.ForOneHost());
                    (options.Clock, options.SystemClock) = (_business, clock);
                },
            }
        );
        return new HostOnClock(host, clock);
    }

    private sealed record HostOnClock(RunningHost Host, PausableClock Clock) : IAsyncDisposable
    {
        /// <summary>Requests the lease until it is acquired.</summary>
        public async Task TakeOverAsync(FakeTimeProvider machine)
        {
            var isActive = Host.Log.SaysAsync("This host is the active one of its task hub.");
            while (await Task.WhenAny(isActive, Clock.WaitsForAsync(LeaseKeeper.StandbyInterval)) != isActive)
            {
                machine.Advance(LeaseKeeper.StandbyInterval);
            }
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
