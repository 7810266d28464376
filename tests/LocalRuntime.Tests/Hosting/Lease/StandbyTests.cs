using System.Net;
using System.Threading.Channels;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.Storage;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Hosting.State;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Lease;

/// <summary>Two hosts on one hub: one works, the other waits for its turn.</summary>
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

        using var answer = await standby.Host.Client.GetAsync("hello");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("hello", await active.Host.Client.GetStringAsync("hello"));
        Assert.Throws<InvalidOperationException>(() => standby.Host.Host.Engine);
        Assert.False(work.Began.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Standby_ActiveHostStops_TakesOverWhereItStood()
    {
        var active = await StartAsync(new Work());
        var id = await active.Host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("AwaitWord");
        await active.Host.Host.Engine.RunUntilIdleAsync();
        await using var standby = await StartAsync(new Work());
        await active.DisposeAsync();

        await standby.TakeOverAsync(_machine);
        await standby.Host.Host.Engine.Client.RaiseEventAsync(id, "word", "hello");
        var metadata = await standby.Host.Host.Engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("hello", metadata.ReadOutputAs<string>());
        Assert.Equal("hello", await standby.Host.Client.GetStringAsync("hello"));
    }

    [Fact]
    public async Task Pause_PastTheLease_LoserWritesAndDispatchesNothingAndStandsDown()
    {
        var (ofPaused, ofOther) = (new Work { Hold = true }, new Work());
        await using var paused = await StartAsync(ofPaused);
        await paused.Clock.WaitsForAsync(Renewal);
        var engine = paused.Host.Host.Engine;
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("TwoSteps", null, new StartOrchestrationOptions("two"));
        Assert.Equal("first", await ofPaused.Began.Reader.ReadAsync());
        await using var other = await StartAsync(ofOther);

        paused.Clock.Pause();
        other.Clock.Leap(SharedLease.Duration);
        await other.TakeOverAsync(_machine);
        var end = await other.Host.Host.Engine.Client.WaitForInstanceCompletionAsync("two", getInputsAndOutputs: true);

        // It goes on in the middle of an activity, with a clock that has not rung yet.
        ofPaused.Released.SetResult();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("AwaitWord"));
        _business.Advance(TimeSpan.FromHours(1));
        using var answer = await paused.Host.Client.GetAsync("hello");
        paused.Clock.Resume();
        await paused.Clock.WaitsForAsync(LeaseKeeper.StandbyInterval);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("first second", end.ReadOutputAs<string>());
        Assert.Equal("first", await ofOther.Began.Reader.ReadAsync());
        Assert.Equal("second", await ofOther.Began.Reader.ReadAsync());
        Assert.Equal("timer", await ofOther.Began.Reader.ReadAsync());
        Assert.False(ofPaused.Began.Reader.TryRead(out _));
        Assert.Throws<InvalidOperationException>(() => paused.Host.Host.Engine);
        Assert.Single(await OpenAndFinishedAsync());
    }

    [Fact]
    public async Task Pause_PastTheLeaseDuringARequest_TellsTheCallerToComeAgain()
    {
        var work = new Work { Hold = true };
        await using var paused = await StartAsync(work);
        await paused.Clock.WaitsForAsync(Renewal);
        await paused.Host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("AwaitWord", null, new StartOrchestrationOptions("waits"));
        var raising = paused.Host.Client.PostAsync("word", null);
        Assert.Equal("raise", await work.Began.Reader.ReadAsync());

        paused.Clock.Pause();
        await using var other = await StartAsync(new Work());
        await other.TakeOverAsync(_machine);
        work.Released.SetResult();

        using var answer = await raising;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.False((await other.Host.Host.Engine.Client.GetInstanceAsync("waits"))!.IsCompleted);
    }

    private async Task<List<string>> OpenAndFinishedAsync()
    {
        var open = await _store.ReadAllOpenAsync(default).Select(instance => instance.State.InstanceId).ToListAsync();
        var finished = await _store.ListFinishedAsync(new InstanceFilter(null, null, null), 10, null, default);
        return [.. open, .. finished.Instances.Select(state => state.InstanceId)];
    }

    private async Task<HostOnClock> StartAsync(Work work)
    {
        var clock = new PausableClock(_machine);
        var host = await RunningHost.StartAsync<Functions>(builder =>
        {
            builder.With(work).With<IOrchestrationStore>(_store).With<IHostState>(_state).With(_lease.ForOneHost());
            builder.UseLocalRuntime(options => (options.Clock, options.SystemClock) = (_business, clock));
        });
        return new HostOnClock(host, clock);
    }

    public sealed class Work
    {
        public Channel<string> Began { get; } = Channel.CreateUnbounded<string>();

        public bool Hold { get; init; }

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Functions(Work work)
    {
        [Function("Hello")]
        public IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request) => Results.Text("hello");

        [Function("Raise")]
        public async Task<IResult> RaiseAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "word")] HttpRequest request, [DurableClient] DurableTaskClient client)
        {
            work.Began.Writer.TryWrite("raise");
            await work.Released.Task;
            await client.RaiseEventAsync("waits", "word", "hello");
            return Results.Accepted();
        }

        [Function("EveryFiveMinutes")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => work.Began.Writer.TryWrite("timer");

        [Function("AwaitWord")]
        public Task<string> AwaitAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("word");

        [Function("TwoSteps")]
        public async Task<string> TwoStepsAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            $"{await context.CallActivityAsync<string>("Step", "first")} {await context.CallActivityAsync<string>("Step", "second")}";

        [Function("Step")]
        public async Task<string> StepAsync([ActivityTrigger] string name)
        {
            work.Began.Writer.TryWrite(name);
            await (work.Hold ? work.Released.Task : Task.CompletedTask);
            return name;
        }
    }

    private sealed record HostOnClock(RunningHost Host, PausableClock Clock) : IAsyncDisposable
    {
        /// <summary>Lets it ask for the lease until it has it.</summary>
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
