using System.Net;
using System.Threading.Channels;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.Storage;
using CreditFunctions.LocalRuntime.Tests.Engine.Faults;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Lease;

/// <summary>Storage goes away in the middle of an activity, and comes back: nothing fails, and nothing has to be restarted.</summary>
public sealed class OutageTests
{
    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _business = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Work _work = new();

    [Theory]
    [InlineData(5, true)]
    [InlineData(60, false)]
    public async Task Storage_AwayForAWhile_OrchestrationsAndTimersGoOn(int seconds, bool isStillActive)
    {
        var clock = new PausableClock(_machine);
        var lease = new SharedLease(_machine);
        var store = new FaultyStore(new InMemoryOrchestrationStore(), _ => lease.IsStorageAway ? Fault.NotApplied : Fault.None);
        await using var host = await RunningHost.StartAsync<Functions>(builder =>
        {
            builder.With(_work).With<IOrchestrationStore>(store).With(lease.ForOneHost());
            builder.UseLocalRuntime(options => (options.Clock, options.SystemClock) = (_business, clock));
        });
        await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("TwoSteps", null, new StartOrchestrationOptions("two"));
        await _work.Began.Reader.ReadAsync();

        lease.IsStorageAway = true;
        _work.Released.SetResult();
        var back = _machine.GetUtcNow().AddSeconds(seconds);
        await clock.RunUntilAsync(new Func<bool>(() => _machine.GetUtcNow() >= back));
        using var meanwhile = await host.Client.GetAsync("hello");
        lease.IsStorageAway = false;
        await clock.RunUntilAsync(CompletedAsync(host));
        _business.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(isStillActive ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, meanwhile.StatusCode);
        var end = await host.Host.Engine.Client.GetInstanceAsync("two", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end!.RuntimeStatus);
        Assert.Equal("first second", end.ReadOutputAs<string>());
        while (await _work.Began.Reader.ReadAsync() != "timer")
        {
        }
    }

    /// <summary>As a client on the outside sees it, who asks until he is answered.</summary>
    private static async Task CompletedAsync(RunningHost host)
    {
        while (await host.Client.GetStringOrNullAsync("done") != "done")
        {
        }
    }

    public sealed class Work
    {
        public Channel<string> Began { get; } = Channel.CreateUnbounded<string>();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Functions(Work work)
    {
        [Function("Hello")]
        public IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request) => Results.Text("hello");

        [Function("Done")]
        public async Task<IResult> DoneAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "done")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
            Results.Text((await client.GetInstanceAsync("two"))?.IsCompleted == true ? "done" : "not yet");

        [Function("EveryFiveMinutes")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => work.Began.Writer.TryWrite("timer");

        [Function("TwoSteps")]
        public async Task<string> TwoStepsAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            $"{await context.CallActivityAsync<string>("Step", "first")} {await context.CallActivityAsync<string>("Step", "second")}";

        [Function("Step")]
        public async Task<string> StepAsync([ActivityTrigger] string name)
        {
            work.Began.Writer.TryWrite(name);
            await work.Released.Task;
            return name;
        }
    }
}

internal static class HttpClientExtensions
{
    /// <summary>Null when it is refused.</summary>
    public static async Task<string?> GetStringOrNullAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }
}
