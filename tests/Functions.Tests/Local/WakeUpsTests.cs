using CreditFunctions.Functions.Procedure;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A wake-up only means that rows may have changed: any number of them causes one more read.</summary>
public sealed class WakeUpsTests : IAsyncLifetime
{
    private const string Read = "Read";

    private readonly ProcedureFixture _procedure = new();
    private int _reads;
    private int _eventsWhileReading;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 7)]
    [InlineData(true, 1)]
    [InlineData(true, 7)]
    public async Task Wait_EventsThatCameWhileTheRowsWereRead_CauseOneMoreReading(bool hasTimer, int events)
    {
        _eventsWhileReading = events;
        await BeginAsync(hasTimer);

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task Wait_EventsThatCameWhileTheRowsWereReadAgain_CauseOneMoreReadingEach()
    {
        await BeginAsync(hasTimer: false);
        Assert.Equal(1, _reads);

        for (var reads = 3; reads <= 7; reads += 2)
        {
            _eventsWhileReading = 3;
            await _procedure.WakeAsync();
            Assert.Equal(reads, _reads);
        }
    }

    [Fact]
    public async Task Wait_EventsThatWereUsed_DoNotEndTheWaitForATimer()
    {
        _eventsWhileReading = 3;
        await BeginAsync(hasTimer: true);

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(3, _reads);
    }

    private Task BeginAsync(bool hasTimer) =>
        _procedure
            .ActivityAsync<string, object?>(
                Read,
                async _ =>
                {
                    _reads++;
                    for (; _eventsWhileReading > 0; _eventsWhileReading--)
                    {
                        await _procedure.RaiseAsync();
                    }

                    return null;
                }
            )
            .BeginAsync("Path", context => RunAsync(context, hasTimer), "input");

    private static async Task RunAsync(TaskOrchestrationContext context, bool hasTimer)
    {
        var wakeUps = new WakeUps(context);
        for (var until = context.CurrentUtcDateTime.AddDays(1); ; until = until.AddDays(1))
        {
            await context.CallAsync(new ActivityCall<string>(Read), "");
            await wakeUps.WaitAsync(hasTimer ? until : null);
        }
    }
}
