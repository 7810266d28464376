using System.Globalization;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>One orchestration for each feature.</summary>
internal static class Scenarios
{
    private const int LongCount = 85;

    private static readonly Dictionary<string, Func<Scenario>> ByName = new()
    {
        ["Sequence"] = Sequence,
        ["LongSequence"] = LongSequence,
        ["FanOut"] = FanOut,
        ["Events"] = Events,
        ["Timers"] = Timers,
        ["Children"] = Children,
        ["Generations"] = Generations,
        ["Termination"] = Termination,
        ["LargePayload"] = LargePayload,
        ["Messages"] = Messages,
        ["Suspension"] = Suspension,
    };

    public static IEnumerable<string> All => ByName.Keys;

    public static Scenario Create(string name) => ByName[name]();

    private static Scenario Sequence() =>
        new(
            "Sequence",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var done = "";
                        foreach (var key in new[] { "a", "b", "c" })
                        {
                            done += await c.CallActivityAsync<string>("Do", key);
                        }

                        return done;
                    }
                ),
            engine => StartAsync(engine, "Main", "main"),
            Ends(("main", "abc")),
            ["a", "b", "c"]
        );

    /// <summary>Enough turns to merge their rows.</summary>
    private static Scenario LongSequence() =>
        new(
            "LongSequence",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var done = "";
                        for (var i = 0; i < LongCount; i++)
                        {
                            done = await c.CallActivityAsync<string>("Do", i.ToString(CultureInfo.InvariantCulture));
                        }

                        return done + await c.WaitForExternalEvent<string>("go");
                    }
                ),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await engine.Client.RaiseEventAsync("main", "go", "!");
            },
            Ends(("main", $"{LongCount - 1}!")),
            [.. Enumerable.Range(0, LongCount).Select(i => i.ToString(CultureInfo.InvariantCulture))]
        );

    private static Scenario FanOut() =>
        new(
            "FanOut",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                        string.Concat(await Task.WhenAll("abcdefgh".Select(key => c.CallActivityAsync<string>("Do", key.ToString()))))
                ),
            engine => StartAsync(engine, "Main", "main"),
            Ends(("main", "abcdefgh")),
            ["a", "b", "c", "d", "e", "f", "g", "h"]
        );

    private static Scenario Events() =>
        new(
            "Events",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var second = c.WaitForExternalEvent<string>("second");
                        var first = await c.WaitForExternalEvent<string>("first", TimeSpan.FromDays(1));
                        return first + await c.CallActivityAsync<string>("Do", "a") + await second;
                    }
                ),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await engine.Client.RaiseEventAsync("main", "unknown", "?");
                await engine.Client.RaiseEventAsync("main", "SECOND", "2");
                await engine.Client.RaiseEventAsync("main", "first", "1");
            },
            Ends(("main", "1a2")),
            ["a"]
        );

    private static Scenario Timers() =>
        new(
            "Timers",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var done = "";
                        for (var i = 0; i < 2; i++)
                        {
                            using var cancellation = new CancellationTokenSource();
                            var late = c.CreateTimer(TimeSpan.FromDays(30), cancellation.Token);
                            var soon = c.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                            done += await Task.WhenAny(late, soon) == soon ? "soon " : "late ";
#pragma warning disable CA1849 // CancelAsync would leave the orchestrator's thread.
                            cancellation.Cancel();
#pragma warning restore CA1849
                            done += await c.CallActivityAsync<string>("Do", i.ToString(CultureInfo.InvariantCulture));
                        }

                        return done;
                    }
                ),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await AdvanceAsync(engine);
            },
            Ends(("main", "soon 0soon 1")),
            ["0", "1"]
        );

    private static Scenario Children() =>
        new(
            "Children",
            engine =>
                engine
                    .Orchestrator(
                        "Main",
                        async c =>
                        {
                            var retry = new RetryPolicy(3, TimeSpan.FromMinutes(1));
                            var once = c.CallSubOrchestratorAsync<string>("Child", "b", new SubOrchestrationOptions(instanceId: "child-b"));
                            var thrice = c.CallSubOrchestratorAsync<string>("Flaky", "c", new SubOrchestrationOptions(retry, "child-c"));
                            return await once + await thrice;
                        }
                    )
                    .Orchestrator("Child", c => c.CallActivityAsync<string>("Do", c.GetInput<string>()))
                    .Orchestrator(
                        "Flaky",
                        async c =>
                        {
                            var at = await c.CallActivityAsync<string>(
                                "Do",
                                $"c{(c.CurrentUtcDateTime - EngineFixture.Start).TotalMinutes}"
                            );
                            return at == "c2" ? at : throw new InvalidOperationException("not yet");
                        }
                    ),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await AdvanceAsync(engine);
            },
            Ends(("main", "bc2"), ("child-b", "b"), ("child-c", "c2")),
            ["b", "c0", "c1", "c2"]
        );

    private static Scenario Generations() =>
        new(
            "Generations",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var done = c.GetInput<string>() ?? "";
                        _ = c.WaitForExternalEvent<string>("never");
                        done += await c.CallActivityAsync<string>("Do", $"{done.Length}");
                        if (done.Length < 3)
                        {
                            c.ContinueAsNew(done);
                            return done;
                        }

                        return done + await c.WaitForExternalEvent<string>("kept");
                    }
                ),
            async engine =>
            {
                await engine.ScheduleAsync("Main", "main", TimeSpan.FromHours(1));
                await engine.Client.RaiseEventAsync("main", "kept", "!");
                await AdvanceAsync(engine);
            },
            Ends(("main", "012!")),
            ["0", "1", "2"]
        );

    private static Scenario Termination() =>
        new(
            "Termination",
            engine =>
                engine
                    .Orchestrator(
                        "Main",
                        async c =>
                        {
                            await c.CallActivityAsync<string>("Do", "a");
                            await Task.WhenAll(
                                c.CallSubOrchestratorAsync("Middle", null, new SubOrchestrationOptions(instanceId: "left")),
                                c.CallSubOrchestratorAsync("Middle", null, new SubOrchestrationOptions(instanceId: "right"))
                            );
                        }
                    )
                    .Orchestrator(
                        "Middle",
                        c => c.CallSubOrchestratorAsync("Leaf", null, new SubOrchestrationOptions(instanceId: c.InstanceId + "-leaf"))
                    )
                    .Orchestrator("Leaf", c => c.WaitForExternalEvent<string>("never")),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await engine.Client.TerminateInstanceAsync("main", new TerminateInstanceOptions("stop", Recursive: true));
            },
            Ends(
                ("main", "stop"),
                ("left", "Terminated"),
                ("right", "Terminated"),
                ("left-leaf", "Terminated"),
                ("right-leaf", "Terminated")
            ),
            ["a"]
        );

    private static Scenario LargePayload() =>
        new(
            "LargePayload",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c =>
                    {
                        var input = c.GetInput<string>()!;
                        c.SetCustomStatus(input);
                        var raised = await c.WaitForExternalEvent<string>("go");
                        return await c.CallActivityAsync<string>("Do", $"{input.Length} {raised.Length} {input == raised}");
                    }
                ),
            async engine =>
            {
                // Incompressible: a turn larger than a row.
                var bytes = new byte[900_000];
                new Random(1).NextBytes(bytes);
                var large = Convert.ToBase64String(bytes);
                await StartAsync(engine, "Main", "main", large);
                await engine.Client.RaiseEventAsync("main", "go", large);
            },
            Ends(("main", "1200000 1200000 True")),
            ["1200000 1200000 True"]
        );

    private static Scenario Messages() =>
        new(
            "Messages",
            engine =>
                engine
                    .Orchestrator(
                        "Ping",
                        async c =>
                        {
                            for (var i = 0; i < 3; i++)
                            {
                                c.SendEvent("pong", "ball", $"{i}");
                                await c.WaitForExternalEvent<string>("back");
                            }

                            return await c.CallActivityAsync<string>("Do", "rallied");
                        }
                    )
                    .Orchestrator(
                        "Pong",
                        async c =>
                        {
                            var seen = "";
                            while (seen.Length < 3)
                            {
                                seen += await c.WaitForExternalEvent<string>("ball");
                                c.SendEvent("ping", "back", "x");
                            }

                            return seen;
                        }
                    ),
            async engine =>
            {
                await StartAsync(engine, "Pong", "pong");
                await StartAsync(engine, "Ping", "ping");
            },
            Ends(("ping", "rallied"), ("pong", "012")),
            ["rallied"]
        );

    private static Scenario Suspension() =>
        new(
            "Suspension",
            engine =>
                engine.Orchestrator(
                    "Main",
                    async c => await c.WaitForExternalEvent<string>("go") + await c.CallActivityAsync<string>("Do", "a")
                ),
            async engine =>
            {
                await StartAsync(engine, "Main", "main");
                await engine.Client.SuspendInstanceAsync("main", "pause");
                await engine.Client.RaiseEventAsync("main", "go", "1");
                await engine.Engine.RunUntilIdleAsync();
                Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync("main")).RuntimeStatus);
                await engine.Client.ResumeInstanceAsync("main", "on");
            },
            Ends(("main", "1a")),
            ["a"]
        );

    private static async Task StartAsync(EngineFixture engine, string orchestrator, string id, object? input = null)
    {
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));
        await engine.Engine.RunUntilIdleAsync();
    }

    private static async Task AdvanceAsync(EngineFixture engine)
    {
        for (var i = 0; i < 20 && await engine.AdvanceToNextTimerAsync(); i++)
        {
            Assert.True(i < 19, "There is no end of timers.");
        }
    }

    private static Dictionary<string, string> Ends(params (string Id, string End)[] ends) =>
        ends.ToDictionary(end => end.Id, end => end.End);
}
