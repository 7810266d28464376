using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.LocalHost.Tests.Engine;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.State;

[Collection(AzuriteTests.Name)]
public sealed class HostOnStorageTests(TestAccount azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly string _hub = TestAccount.NewHub();
    private readonly Work _work = new();

    [Fact]
    public async Task Timer_MissedWhileDown_IsMadeUpForAfterTheRestart()
    {
        await (await StartAsync(new FakeTimeProvider(Start))).DisposeAsync();

        await using var host = await StartAsync(new FakeTimeProvider(Start.AddHours(1)));
        var run = await _work.Timers.Reader.ReadAsync();

        Assert.True(run.IsPastDue);
        Assert.Equal(Start.AddMinutes(5).UtcDateTime, run.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Orchestration_WaitingAtTheStop_GoesOnAfterTheRestart()
    {
        string id;
        await using (var host = await StartAsync(new FakeTimeProvider(Start)))
        {
            id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("AwaitWord");
            await host.Host.Engine.RunUntilIdleAsync();
        }

        await using var next = await StartAsync(new FakeTimeProvider(Start));
        await next.Durable.RaiseEventAsync(id, "word", "hello");
        var metadata = await next.Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, metadata.RuntimeStatus);
        Assert.Equal("hello", metadata.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Rehearsal_AfterTheRestart_GoesOnWhereItStood()
    {
        DateTimeOffset stood;
        await using (var host = await StartAsync(null, "--rehearsal", "1d=1h", "--from", "2026-03-02"))
        {
            await host.Host.RehearsalClock!.AdvanceAsync(TimeSpan.FromDays(40));
            stood = host.Host.BusinessTime.GetUtcNow();
        }

        await using var next = await StartAsync(null, "--rehearsal", "1d=1h", "--from", "2026-03-02");

        Assert.InRange(next.Host.BusinessTime.GetUtcNow(), stood, stood.AddDays(1));
    }

    [Fact]
    public async Task State_WrittenTwice_IsReadAsTheLast()
    {
        var state = new BlobHostState(azurite.ConnectionString, _hub);

        Assert.Null(await state.ReadAsync("timers/a.json", default));
        await state.WriteAsync("timers/a.json", BinaryData.FromString("1"), default);
        await state.WriteAsync("timers/a.json", BinaryData.FromString("2"), default);

        Assert.Equal("2", (await state.ReadAsync("timers/a.json", default))!.ToString());
    }

    [Theory]
    [InlineData("nonsense", "is no connection string of a storage account")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;"
            + "BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a",
        "does not answer as it should"
    )]
    public async Task Start_StorageThatCannotBeUsed_IsRefusedWithoutItsKey(string connection, string expected)
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() =>
            RunningHost.StartAsync(
                new HostSetup { Options = options => (options.InMemory, options.StorageConnection) = (false, connection) }
            )
        );

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.Message, StringComparison.Ordinal);
    }

    private Task<RunningHost> StartAsync(TimeProvider? clock, params string[] args) =>
        RunningHost.StartAsync(
            new HostSetup
            {
                Work = _work,
                Args = ["--RegularSchedule=0 */5 * * * *", .. args],
                Options = options =>
                {
                    options.InMemory = false;
                    options.StorageConnection = azurite.ConnectionString;
                    options.HubName = _hub;
                    options.Clock = clock;
                },
            }
        );
}
