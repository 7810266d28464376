using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Tests.Engine.Faults;

namespace CreditFunctions.LocalHost.Tests.Engine.Model;

/// <summary>Runs a random program on engines that crash one after the other, and compares it with its model.</summary>
internal sealed class ProgramRun(Step[] program)
{
    private const string Root = "p";

    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <param name="crashes">Number of store operations of each engine; the last engine does not crash.</param>
    /// <returns>The deviation; null when there is none.</returns>
    public async Task<string?> FindFaultAsync(IReadOnlyList<int> crashes)
    {
        var store = new InMemoryOrchestrationStore();
        var engine = Add(new EngineFixture(store));
        foreach (var operations in crashes)
        {
            var dying = FaultyStore.DyingAt(store, operations, lastIsApplied: operations % 2 == 0);
            engine = Add(new EngineFixture(dying) { Clock = engine.Clock });
            var drive = DriveAsync(engine);
            await Task.WhenAny(drive, dying.Dead);
            await engine.DisposeAsync();
            _ = drive.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }

        await using var last = Add(new EngineFixture(store) { Clock = engine.Clock });
        await DriveAsync(last).WaitAsync(TimeSpan.FromSeconds(30));
        return await CompareAsync(last, store, crashes.Count > 0);
    }

    private EngineFixture Add(EngineFixture engine) =>
        engine
            .Orchestrator("Program", RunAsync)
            .Activity<Call, string>(
                "Do",
                call =>
                    _calls.AddOrUpdate(call.Key, 1, (_, times) => times + 1) > call.Failures ? call.Key : throw new IOException("not yet")
            );

    private static async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        var (steps, from, done) = context.GetInput<Input>()!;
        var path = context.InstanceId;
        var trace = new List<string>(done);
        for (var index = from; index < steps.Length; index++)
        {
            if (steps[index].Kind == StepKind.Again)
            {
                context.ContinueAsNew(new Input(steps, index + 1, [.. trace, "Again"]));
                return string.Empty;
            }

            trace.Add(await StepAsync(context, steps[index], Step.PathOf(path, index)));
        }

        return string.Join(' ', trace);
    }

    private static async Task<string> StepAsync(TaskOrchestrationContext context, Step step, string path)
    {
        switch (step.Kind)
        {
            case StepKind.Activity:
                return await context.CallActivityAsync<string>("Do", new Call(path, 0));
            case StepKind.Flaky:
                var retry = new RetryPolicy(20, TimeSpan.FromMinutes(1));
                return await context.CallActivityAsync<string>("Do", new Call(path, step.Number), new TaskOptions(retry));
            case StepKind.Timer:
                await context.CreateTimer(TimeSpan.FromMinutes(step.Number), CancellationToken.None);
                return nameof(StepKind.Timer);
            case StepKind.Event:
                context.SetCustomStatus(path);
                return await context.WaitForExternalEvent<string>(path);
            case StepKind.Timeout:
                await context.WaitForExternalEvent<string>("never", TimeSpan.FromMinutes(step.Number)).ContinueOnCancel();
                return nameof(StepKind.Timeout);
            case StepKind.Child:
                var options = new SubOrchestrationOptions(instanceId: path);
                return $"({await context.CallSubOrchestratorAsync<string>("Program", new Input(step.Steps, 0, []), options)})";
            default:
                var all = await Task.WhenAll(step.Steps.Select((each, i) => StepAsync(context, each, Step.PathOf(path, i))));
                return $"({string.Join(' ', all)})";
        }
    }

    /// <summary>Starts the program, raises awaited events, and moves the clock, until it has ended.</summary>
    private async Task DriveAsync(EngineFixture engine)
    {
        await engine.StartAsync();
        if (await engine.Client.GetInstanceAsync(Root) is null)
        {
            var input = new Input(program, 0, []);
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Program", input, new StartOrchestrationOptions(Root));
        }

        await engine.Engine.RunUntilIdleAsync();
        while (await engine.Client.GetInstanceAsync(Root) is { IsCompleted: false })
        {
            var isStuck = !await engine.AdvanceToNextTimerAsync();
            await foreach (
                var open in engine.Client.GetAllInstancesAsync(
                    new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running], FetchInputsAndOutputs: true)
                )
            )
            {
                if (open.ReadCustomStatusAs<string>() is { } awaited)
                {
                    isStuck = false;
                    await engine.Client.RaiseEventAsync(open.InstanceId, awaited, awaited);
                }
            }

            await engine.Engine.RunUntilIdleAsync();
            if (isStuck && await engine.Client.GetInstanceAsync(Root) is { IsCompleted: false })
            {
                throw new InvalidOperationException("The program waits for nothing that could come.");
            }
        }
    }

    private async Task<string?> CompareAsync(EngineFixture engine, InMemoryOrchestrationStore store, bool hasCrashed)
    {
        var result = await engine.GetAsync(Root);
        var expected = Step.Expect(program, Root);
        if (result.RuntimeStatus != OrchestrationRuntimeStatus.Completed || result.ReadOutputAs<string>() != expected)
        {
            return $"Expected '{expected}', came {result.SerializedOutput ?? result.ToString()}";
        }

        foreach (var (key, calls) in Step.Effects(program, Root))
        {
            var came = _calls.GetValueOrDefault(key);
            if (hasCrashed ? came < calls : came != calls)
            {
                return $"Activity {key} was to be called {calls} times, and was {came} times.";
            }
        }

        var unknown = _calls.Keys.Except(Step.Effects(program, Root).Select(effect => effect.Key)).ToList();
        return unknown.Count > 0 ? $"Called was {string.Join(' ', unknown)} too."
            : (await store.ReadAllOpenAsync(CancellationToken.None)).Count > 0 ? "Something was left open."
            : null;
    }

    private sealed record Call(string Key, int Failures);

    private sealed record Input(Step[] Steps, int From, string[] Done);
}
