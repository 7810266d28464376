using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>The log states each failure and its reason.</summary>
public sealed class FailureLogTests : IDisposable
{
    private readonly RecordedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public FailureLogTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose() => _loggers.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_ActivityThatFails_IsToldAndSoIsTheInstanceUnlessItGoesOn(bool goesOn)
    {
        await using var engine = await new EngineFixture(new InMemoryOrchestrationStore()) { LoggerFactory = _loggers }
            .Orchestrator(
                "Main",
                async c =>
                {
                    try
                    {
                        return await c.CallActivityAsync<string>("Break", "x");
                    }
                    catch (TaskFailedException) when (goesOn)
                    {
                        return "as well";
                    }
                }
            )
            .Activity<string, string>("Break", _ => throw new InvalidOperationException("The disk is full."))
            .StartAsync();

        var id = await engine.RunAsync("Main");
        await engine.Engine.RunUntilIdleAsync();

        var activity = Assert.Single(_log.Entries, entry => entry.Level == LogLevel.Warning);
        Assert.Contains($"Activity Break of instance {id} failed", activity.Message, StringComparison.Ordinal);
        Assert.EndsWith("InvalidOperationException: The disk is full.", activity.Message, StringComparison.Ordinal);
        var errors = _log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Message).ToList();
        Assert.Equal(goesOn ? 0 : 1, errors.Count);
        Assert.All(
            errors,
            message => Assert.StartsWith($"Orchestrator Main of instance {id} has failed: ", message, StringComparison.Ordinal)
        );
    }
}
