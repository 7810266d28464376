using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;
using CreditFunctions.LocalRuntime.Tests.Engine.Faults;

namespace CreditFunctions.LocalRuntime.Tests.Engine;

/// <summary>
/// Histories of earlier releases are read and replayed. To record what has no file yet:
/// <c>RECORD_HISTORIES=$PWD/tests/LocalRuntime.Tests/Engine/Histories dotnet test tests/LocalRuntime.Tests --filter HistoryReplayTests</c>.
/// A file is never recorded again: it is what a release did.
/// </summary>
public sealed class HistoryReplayTests
{
    private const string TooLargeForAFile = "LargePayload";

    private static readonly string Recordings = Path.Combine(AppContext.BaseDirectory, "Engine", "Histories");

    public static IEnumerable<object[]> Files =>
        Directory.Exists(Recordings) ? Directory.GetFiles(Recordings, "*.json").Select(file => new object[] { Path.GetFileName(file) }) : [];

    [Fact]
    public async Task Recording_OfEachScenario_IsThere()
    {
        foreach (var name in Scenarios.All.Where(name => name != TooLargeForAFile))
        {
            var scenario = Scenarios.Create(name);
            foreach (var id in scenario.Ends.Keys)
            {
                var file = $"{name}.{id}.json";
                await RecordIfAskedAsync(scenario, id, file);
                Assert.True(File.Exists(Path.Combine(Recordings, file)) || IsRecording, $"There is no recorded history {file}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_RecordedHistory_DoesTheSame(string file)
    {
        var recorded = RecordedHistory.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings, file)));
        await using var engine = Scenarios.Create(file.Split('.')[0]).AddTo(new EngineFixture(new InMemoryOrchestrationStore()));

        HistoryReplay.Replay(recorded, engine.Catalog.FindOrchestrator(recorded.Instance.Name)!);

        SoundHistory.Require(recorded.Turns.Select(LocalRuntime.Engine.History.HistoryCodec.Decode), file);
    }

    [Fact]
    public async Task Replay_ChangedOrchestrator_NamesTheStep()
    {
        var recorded = await RecordAsync(async c =>
        {
            await c.CallActivityAsync<string>("Echo", "a");
            return await c.CallActivityAsync<string>("Echo", "b");
        });

        var fault = Assert.Throws<NonDeterministicOrchestrationException>(() => HistoryReplay.Replay(recorded, async c =>
        {
            await c.CallActivityAsync<string>("Echo", "a");
            await c.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return null;
        }));

        Assert.Contains("step 2 (turn 1): the history expects activity 'Echo' (#2), but a timer (#2) came", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_NewVersionThatKeepsTheOldWay_DoesTheSame()
    {
        var recorded = await RecordAsync(async c => await c.CallActivityAsync<string>("Echo", "old"));

        HistoryReplay.Replay(RecordedHistory.Parse(recorded.ToString()), async c => c.CompareVersionTo("2") < 0
            ? await c.CallActivityAsync<string>("Echo", "old")
            : await c.CallSubOrchestratorAsync<string>("New"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public void Parse_WhatIsNoRecording_SaysSo(string text) => Assert.Throws<InvalidDataException>(() => RecordedHistory.Parse(text));

    private static bool IsRecording => Environment.GetEnvironmentVariable("RECORD_HISTORIES") is { Length: > 0 };

    private static async Task<RecordedHistory> RecordAsync(Func<TaskOrchestrationContext, Task<string>> orchestrator)
    {
        await using var engine = await new EngineFixture(new InMemoryOrchestrationStore())
            .Orchestrator("Sample", orchestrator)
            .Activity<string, string>("Echo", x => x)
            .StartAsync();
        return (await HistoryReplay.RecordAsync(engine.Engine, await engine.RunAsync("Sample")))!;
    }

    private static async Task RecordIfAskedAsync(Scenario scenario, string id, string file)
    {
        if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is not { Length: > 0 } folder || File.Exists(Path.Combine(folder, file)))
        {
            return;
        }

        await using var engine = await scenario.AddTo(new EngineFixture(new InMemoryOrchestrationStore())).StartAsync();
        await scenario.DriveAsync(engine);
        await engine.Engine.RunUntilIdleAsync();
        Directory.CreateDirectory(folder);
        var recorded = await HistoryReplay.RecordAsync(engine.Engine, id);
        await File.WriteAllTextAsync(Path.Combine(folder, file), recorded + "\n");
    }
}
