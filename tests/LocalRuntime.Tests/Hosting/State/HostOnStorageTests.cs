using System.Threading.Channels;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Hosting.State;
using CreditFunctions.LocalRuntime.Tests.Engine;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.State;

[Collection(AzuriteTests.Name)]
public sealed class HostOnStorageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly string _hub = AzuriteFixture.NewHub();
    private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();

    [Fact]
    public async Task Timer_MissedWhileDown_IsMadeUpForAfterTheRestart()
    {
        await using (await StartAsync(new FakeTimeProvider(Start)))
        {
        }

        await using var host = await StartAsync(new FakeTimeProvider(Start.AddHours(1)));
        var run = await _runs.Reader.ReadAsync();

        Assert.True(run.IsPastDue);
        Assert.Equal(Start.AddMinutes(5).UtcDateTime, run.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Orchestration_WaitingAtTheStop_GoesOnAfterTheRestart()
    {
        string id;
        await using (var host = await StartAsync(new FakeTimeProvider(Start)))
        {
            id = await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("AwaitWord");
            await host.Host.Engine.RunUntilIdleAsync();
        }

        await using var next = await StartAsync(new FakeTimeProvider(Start));
        await next.Host.Engine.Client.RaiseEventAsync(id, "word", "hello");
        var metadata = await next.Host.Engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, metadata.RuntimeStatus);
        Assert.Equal("hello", metadata.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Rehearsal_AfterTheRestart_GoesOnWhereItStood()
    {
        DateTimeOffset stood;
        await using (var host = await StartAsync(null, "--rehearsal", "1d=1h", "--from", "2026-03-02"))
        {
            var clock = host.Host.Services.GetRequiredService<RehearsalClock>();
            await clock.AdvanceAsync(TimeSpan.FromDays(40));
            stood = clock.GetUtcNow();
        }

        await using var next = await StartAsync(null, "--rehearsal", "1d=1h", "--from", "2026-03-02");

        Assert.InRange(next.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), stood, stood.AddDays(1));
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
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a",
        "does not answer as it should")]
    public async Task Start_StorageThatCannotBeUsed_IsRefusedWithoutItsKey(string connection, string expected)
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync([], builder =>
            builder.UseLocalRuntime(options => (options.InMemory, options.StorageConnection) = (false, connection))));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.Message, StringComparison.Ordinal);
    }

    private Task<RunningHost> StartAsync(TimeProvider? clock, params string[] args) => RunningHost.StartAsync<Functions>(
        builder => builder.With(_runs).UseLocalRuntime(options =>
        {
            options.InMemory = false;
            options.StorageConnection = azurite.ConnectionString;
            options.HubName = _hub;
            options.Clock = clock;
        }),
        args);

    public sealed class Functions(Channel<TimerInfo> runs)
    {
        [Function("EveryFiveMinutes")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => runs.Writer.TryWrite(timer);

        [Function("AwaitWord")]
        public Task<string> AwaitAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("word");
    }
}
