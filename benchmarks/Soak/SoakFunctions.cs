using Azure;
using Azure.Data.Tables;
using CreditFunctions.LocalRuntime.Engine;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Benchmarks.Soak;

/// <summary>
/// What the soak's hosts run: an orchestration with activities, a child, a timer, an event and a fan-out, and the addresses that drive it.
/// </summary>
public sealed class SoakFunctions(TableClient effects)
{
    /// <summary>What each run answers: one for every activity.</summary>
    public const int Output = 6;

    private const string Go = "Go";
    private const int Parallel = 3;

    private static readonly TaskOptions WhileStorageFails = TaskOptions.FromRetryPolicy(
        new RetryPolicy(1_000, TimeSpan.FromMilliseconds(200), backoffCoefficient: 1.5, maxRetryInterval: TimeSpan.FromSeconds(5)));

    /// <summary>The effects of a run, by the names of its activities.</summary>
    public static IEnumerable<string> EffectsOf(string run) =>
        [$"{run}|first", $"{run}|child-1", $"{run}|child-2", .. Enumerable.Range(1, Parallel).Select(number => $"{run}|fan-{number}")];

    [Function("Start")]
    public static async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "runs/{run}")] HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient client)
    {
        if (await client.GetInstanceAsync(run) is null)
        {
            try
            {
                await client.ScheduleNewOrchestrationInstanceAsync("Run", run, new StartOrchestrationOptions(run));
            }
            catch (OrchestrationAlreadyExistsException)
            {
                // An attempt whose answer was lost.
            }
        }

        return Results.Accepted();
    }

    [Function("Raise")]
    public async Task<IResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{run}")] HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient client)
    {
        await AddAsync(run, Go);
        await client.RaiseEventAsync(run, Go);
        return Results.Accepted();
    }

    [Function("Read")]
    public static async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runs/{run}")] HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient client) =>
        await client.GetInstanceAsync(run, getInputsAndOutputs: true) is { } found
            ? Results.Json(new RunStatus($"{found.RuntimeStatus}", found.SerializedOutput))
            : Results.NotFound();

    [Function("Run")]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string run)
    {
        var sum = await context.CallActivityAsync<int>("Effect", $"{run}|first", WhileStorageFails);
        sum += await context.CallSubOrchestratorAsync<int>("Child", run, new TaskOptions().WithInstanceId($"{run}-child"));
        await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(100), CancellationToken.None);
        while (!await context.CallActivityAsync<bool>("MayGo", run, WhileStorageFails))
        {
            await context.WaitForExternalEvent<object?>(Go);
        }

        var fan = Enumerable.Range(1, Parallel).Select(number =>
            context.CallActivityAsync<int>("Effect", $"{run}|fan-{number}", WhileStorageFails));
        return sum + (await Task.WhenAll(fan)).Sum();
    }

    [Function("Child")]
    public static async Task<int> RunChildAsync([OrchestrationTrigger] TaskOrchestrationContext context, string run) =>
        await context.CallActivityAsync<int>("Effect", $"{run}|child-1", WhileStorageFails)
        + await context.CallActivityAsync<int>("Effect", $"{run}|child-2", WhileStorageFails);

    [Function("Effect")]
    public async Task<int> HaveEffectAsync([ActivityTrigger] string name)
    {
        var (run, effect) = name.Split('|') is [var first, var second] ? (first, second) : throw new ArgumentException(name, nameof(name));
        await AddAsync(run, effect);
        return 1;
    }

    // The row is the truth and the event only a wake-up: a start whose answer was lost may be stored late, when the run has ended, and
    // runs it again. Nobody raises the event a second time.
    [Function("MayGo")]
    public async Task<bool> MayGoAsync([ActivityTrigger] string run) => (await effects.GetEntityIfExistsAsync<TableEntity>(run, Go)).HasValue;

    private async Task AddAsync(string run, string row)
    {
        try
        {
            await effects.AddEntityAsync(new TableEntity(run, row));
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            // Done before, by a process that died or lost the answer.
        }
    }
}

/// <summary>How a run stands.</summary>
public sealed record RunStatus(string Status, string? Output);
