using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Timers;

/// <summary>Timer functions of a real worker.</summary>
public sealed class TimerFunctionTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = HostSetup.FakeClock();
    private readonly Work _work = new();

    [Fact]
    public async Task Timer_WhenDue_RunsWithItsScheduleStatus()
    {
        await using var host = await StartAsync();

        _clock.Advance(TimeSpan.FromMinutes(5));
        var first = await _work.Timers.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = await _work.Timers.Reader.ReadAsync();

        Assert.False(first.IsPastDue);
        Assert.Equal(_clock.Start.AddMinutes(5).UtcDateTime, first.ScheduleStatus!.Next);
        Assert.Equal(_clock.Start.AddMinutes(5).UtcDateTime, second.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task Timer_ThatThrows_IsLoggedAndGoesOn()
    {
        await using var host = await StartAsync("fail");

        _clock.Advance(TimeSpan.FromMinutes(5));
        await _work.Timers.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _work.Timers.Reader.ReadAsync();

        var entry = host.Log.Entries.First(entry => entry is { Category: "Function.Regular", Level: LogLevel.Error });
        Assert.Contains("The timer failed on purpose.", entry.Exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_TimerUnderWay_IsAskedToEndByItsToken()
    {
        var host = await StartAsync("endless");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _work.Timers.Reader.ReadAsync();

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(host.Log.Entries, entry => entry is { Category: "Function.Regular", Level: >= LogLevel.Warning });
    }

    [Fact]
    public async Task Start_ScheduleThatCannotBeRead_IsRefused()
    {
        await using var host = RunningHost.Build(new RecordedLog(), new HostSetup { Args = ["--RegularSchedule=daily"] });

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.StartsWith("Function 'Regular' has the schedule 'daily'", refused.Message, StringComparison.Ordinal);
    }

    private Task<RunningHost> StartAsync(string behaviour = "") =>
        RunningHost.StartAsync(
            new HostSetup
            {
                Args = ["--RegularSchedule=0 */5 * * * *", $"--TimerBehaviour={behaviour}"],
                Work = _work,
                Options = options => options.Clock = _clock,
            }
        );
}
