using System.Net;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Tests.Engine.Faults;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

/// <summary>A storage outage during an activity: nothing fails, and nothing needs a restart.</summary>
public sealed class OutageTests
{
    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _business = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Work _work = new() { Hold = true };

    [Theory]
    [InlineData(5, true)]
    [InlineData(60, false)]
    public async Task Storage_AwayForAWhile_OrchestrationsAndTimersGoOn(int seconds, bool isStillActive)
    {
        var clock = new PausableClock(_machine);
        var lease = new SharedLease(_machine);
        var store = new FaultyStore(new InMemoryOrchestrationStore(), _ => lease.IsStorageAway ? Fault.NotApplied : Fault.None);
        await using var host = await RunningHost.StartAsync(
            new HostSetup
            {
                Work = _work,
                Args = ["--RegularSchedule=0 */5 * * * *"],
                Options = options =>
                {
                    (options.Store, options.Lease) = (store, lease.ForOneHost());
                    (options.Clock, options.SystemClock) = (_business, clock);
                },
            }
        );
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("TwoSteps", null, new StartOrchestrationOptions("two"));
        await _work.Began.Reader.ReadAsync();

        lease.IsStorageAway = true;
        _work.Released.SetResult();
        var back = _machine.GetUtcNow().AddSeconds(seconds);
        await clock.RunUntilAsync(new Func<bool>(() => _machine.GetUtcNow() >= back));
        using var meanwhile = await host.Client.GetAsync("/");
        lease.IsStorageAway = false;
        await clock.RunUntilAsync(CompletedAsync(host));
        _business.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(isStillActive ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, meanwhile.StatusCode);
        var end = await host.Durable.GetInstanceAsync("two", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end!.RuntimeStatus);
        Assert.Equal("first second", end.ReadOutputAs<string>());
        await _work.Timers.Reader.ReadAsync();
    }

    /// <summary>Like an external client that retries until it gets a response.</summary>
    private static async Task CompletedAsync(RunningHost host)
    {
        while (await GetStringOrNullAsync(host.Client, "ended/two") != "done") { }
    }

    private static async Task<string?> GetStringOrNullAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }
}
