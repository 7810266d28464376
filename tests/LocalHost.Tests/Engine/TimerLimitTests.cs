using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>
/// The Azure Storage provider cannot wait longer than 7 days in one timer, so the engine refuses timers near that limit.
/// </summary>
public sealed class TimerLimitTests
{
    [Theory]
    [InlineData(6, OrchestrationStatus.Running)]
    [InlineData(6.01, OrchestrationStatus.Failed)]
    [InlineData(200, OrchestrationStatus.Failed)]
    public async Task CreateTimer_OneTimerOfSomeDays_FailsAboveSix(double days, OrchestrationStatus expected)
    {
        var clock = new FakeTimeProvider(EngineFixture.Start);
        var runner = new DelegateTaskRunner(
            (request, _) =>
                Task.FromResult(
                    new OrchestratorResponse { InstanceId = request.InstanceId, Actions = { Timer(clock.GetUtcNow().AddDays(days)) } }
                ),
            (_, _) => throw new NotSupportedException()
        );
        await using var engine = new DurableEngine(
            new InMemoryOrchestrationStore(),
            runner,
            new DurableEngineOptions { BusinessTime = clock },
            NullLoggerFactory.Instance
        );
        await engine.StartAsync();

        await engine.Instances.StartAsync(new CreateInstanceRequest { InstanceId = "one", Name = "Sleep" }, CancellationToken.None);
        await engine.RunUntilIdleAsync();

        var state = (await engine.Instances.FindAsync("one", CancellationToken.None))!;
        Assert.Equal(expected, state.Status);
        Assert.Equal(
            expected == OrchestrationStatus.Failed,
            state.Failure?.ErrorMessage.Contains("the limit is 6", StringComparison.Ordinal) ?? false
        );
    }

    private static OrchestratorAction Timer(DateTimeOffset fireAt) =>
        new()
        {
            Id = 0,
            CreateTimer = new CreateTimerAction { FireAt = Timestamp.FromDateTimeOffset(fireAt) },
        };
}
