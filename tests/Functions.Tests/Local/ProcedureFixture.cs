using CreditFunctions.Functions.Procedure;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>
/// An orchestrator on the local engine, in memory, with a fake clock. Its activities are doubles that record their calls and read the rows
/// of the test.
/// </summary>
internal sealed class ProcedureFixture
{
    // Far more than any procedure of the tests needs: one that never waits fails, and hangs no run.
    private const int MostCalls = 1_000;

    private const int MostTimers = 1_000;

    private readonly TaskCatalog _catalog = new();
    private readonly FakeTimeProvider _clock = new(Samples.Now);
    private readonly Lock _lock = new();
    private DurableEngine? _engine;
    private int _calls;

    /// <summary>In order: the activity's name, and the relevant part of its input.</summary>
    public List<string> Done { get; } = [];

    public DateTimeOffset Now => _clock.GetUtcNow();

    private DurableEngine Engine => _engine ?? throw new InvalidOperationException("The procedure was not begun.");

    /// <summary>An activity that is recorded when it ends.</summary>
    public ProcedureFixture Activity<TInput>(string name, Func<TInput, string>? describe = null) =>
        Activity<TInput, object?>(name, _ => null, describe);

    /// <inheritdoc cref="Activity{TInput}(string, Func{TInput, string})"/>
    public ProcedureFixture Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run, Func<TInput, string>? describe = null) =>
        ActivityAsync<TInput, TOutput>(name, input => Task.FromResult(run(input)), describe);

    /// <inheritdoc cref="Activity{TInput}(string, Func{TInput, string})"/>
    public ProcedureFixture ActivityAsync<TInput, TOutput>(
        string name,
        Func<TInput, Task<TOutput>> run,
        Func<TInput, string>? describe = null
    )
    {
        _catalog.AddActivity(
            name,
            async (call, _) =>
            {
                var input = JsonDataConverter.Default.Deserialize<TInput>(call.Input)!;
                var output = await run(input);
                Assert.True(Interlocked.Increment(ref _calls) <= MostCalls, $"{name} is called without end.");
                if (describe is not null)
                {
                    lock (_lock)
                    {
                        Done.Add($"{name.Replace("Activity", "", StringComparison.Ordinal)} {describe(input)}".TrimEnd());
                    }
                }

                return output;
            }
        );
        return this;
    }

    /// <summary>Starts the orchestrator as instance <c>one</c> and runs it until it waits.</summary>
    public async Task<ProcedureFixture> BeginAsync(string orchestrator, Func<TaskOrchestrationContext, Task> run, object input)
    {
        _catalog.AddOrchestrator(
            orchestrator,
            async context =>
            {
                await run(context);
                return null;
            }
        );
        _engine = new DurableEngine(
            new InMemoryOrchestrationStore(),
            _catalog,
            new DurableEngineOptions { BusinessTime = _clock, FirstStorageRetryDelay = TimeSpan.FromMilliseconds(1) },
            NullLoggerFactory.Instance
        );
        await _engine.StartAsync();
        await _engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions("one"));
        await _engine.RunUntilIdleAsync();
        return this;
    }

    /// <summary>Only raises the event; safe within an activity.</summary>
    public Task RaiseAsync() => Engine.Client.RaiseEventAsync("one", WakeUps.EventName);

    /// <summary>Wakes the procedure and runs it until it waits.</summary>
    public async Task WakeAsync()
    {
        await RaiseAsync();
        await Engine.RunUntilIdleAsync();
    }

    /// <summary>
    /// Advances to the next timer with an effect; false if there is none. The worker waits in parts of three days, and a cancelled timer
    /// still fires.
    /// </summary>
    public async Task<bool> PassToNextTimerAsync()
    {
        var calls = _calls;
        for (var timers = 0; _calls == calls; timers++)
        {
            Assert.True(timers < MostTimers, "No timer makes the procedure do anything.");
            if (!await Engine.AdvanceToNextTimerAsync(_clock.Advance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The steps since the last call. Moves of several applications run in parallel: consecutive ones may be in any order.
    /// </summary>
    public void AssertNext(params string[] steps)
    {
        Assert.Equal(Sorted(steps), Sorted(Done));
        Done.Clear();
    }

    public async Task<OrchestrationRuntimeStatus> StatusAsync() =>
        (await Engine.Client.GetInstanceAsync("one", getInputsAndOutputs: true))!.RuntimeStatus;

    public async ValueTask DisposeAsync()
    {
        if (
            Environment.GetEnvironmentVariable("RECORD_HISTORIES") is { Length: > 0 } folder
            && await Engine.Instances.ReadHistoryAsync("one", default) is { } history
            && new RecordedHistory(history) is var recorded
            && recorded.Orchestrator.EndsWith("Orchestrator", StringComparison.Ordinal)
        )
        {
            await recorded.WriteAsync(folder);
        }

        await Engine.DisposeAsync();
    }

    private static IEnumerable<string> Sorted(IReadOnlyList<string> steps)
    {
        var run = 0;
        var runs = steps.Select((step, index) => (step, Run: index > 0 && IsMove(step) && IsMove(steps[index - 1]) ? run : ++run));
        return runs.GroupBy(entry => entry.Run, entry => entry.step).SelectMany(group => group.Order(StringComparer.Ordinal));
    }

    private static bool IsMove(string step) => step.StartsWith("MoveApplication", StringComparison.Ordinal);
}
