using System.Collections.Concurrent;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>An orchestration with every kind of task, and its recorded effects.</summary>
internal sealed class Procedure
{
    public const string Id = "procedure";
    public const string Output = "a b child:c next:d e";

    public ConcurrentDictionary<string, int> Effects { get; } = new();

    public EngineFixture AddTo(EngineFixture engine) =>
        engine
            .Orchestrator("Procedure", RunAsync)
            .Orchestrator("Child", async c => "child:" + await c.CallActivityAsync<string>("Do", c.GetInput<string>()))
            .Orchestrator("Collector", async c => await c.WaitForExternalEvent<string>("x") + await c.WaitForExternalEvent<string>("x"))
            .Activity<string, string>(
                "Do",
                key =>
                {
                    Effects.AddOrUpdate(key, 1, (_, times) => times + 1);
                    return key;
                }
            );

    /// <summary>Drives the procedure to its end like a client that repeats uncertain calls.</summary>
    public static async Task DriveAsync(EngineFixture engine)
    {
        await StartAsync(engine, "Collector", "collector");
        await StartAsync(engine, "Procedure", Id);
        await engine.Engine.RunUntilIdleAsync();
        for (var i = 0; i < 20 && await engine.Client.GetInstanceAsync(Id) is { IsCompleted: false } open; i++)
        {
            if (open.RuntimeStatus == OrchestrationRuntimeStatus.Running)
            {
                await engine.Client.RaiseEventAsync(Id, "go", "go");
            }

            await engine.Engine.RunUntilIdleAsync();
            await engine.AdvanceToNextTimerAsync();
        }
    }

    private static async Task StartAsync(EngineFixture engine, string orchestrator, string id)
    {
        if (await engine.Client.GetInstanceAsync(id) is null)
        {
            var options = new StartOrchestrationOptions(id);
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, null, options);
        }
    }

    private static async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is { } carried)
        {
            return $"{carried} next:{await context.CallActivityAsync<string>("Do", "d")} e";
        }

        var both = await Task.WhenAll(context.CallActivityAsync<string>("Do", "a"), context.CallActivityAsync<string>("Do", "b"));
        await context.WaitForExternalEvent<string>("go", TimeSpan.FromDays(30));
        await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        var options = new SubOrchestrationOptions(instanceId: "child");
        var child = await context.CallSubOrchestratorAsync<string>("Child", "c", options);
        context.SendEvent("collector", "x", "1");
        context.SendEvent("collector", "x", "2");
        context.ContinueAsNew(string.Join(' ', [.. both, child]));
        return string.Empty;
    }
}
