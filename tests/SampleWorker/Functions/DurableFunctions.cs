using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Orchestrators and activities.</summary>
public sealed class DurableFunctions(Work work)
{
    // The analyzer checks functions whose names it can read.
    private static readonly string Named = "named";
    private static readonly string Nowhere = "NoSuchActivity";

    [Function(nameof(ChainAsync))]
    public static async Task<string> ChainAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var greeting = await context.CallActivityAsync<string>(nameof(Greet), context.GetInput<string>());
        var sum = await context.CallActivityAsync<int>(nameof(Add), new Sum(2, 3));
        var instanceId = await context.CallActivityAsync<string>(Named, new[] { 1, 2 });
        await context.CallActivityAsync(nameof(Quiet));
        return $"{greeting} {sum} {instanceId}";
    }

    [Function(nameof(Failing))]
    public static Task Failing([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Break), "x");

    [Function(nameof(Missing))]
    public static Task Missing([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(Nowhere);

    [Function(nameof(WaitAMonthAsync))]
    public static async Task<DateTime> WaitAMonthAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function("AwaitWord")]
    public static Task<string> AwaitWord([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string>("word");

    [Function("TwoSteps")]
    public static async Task<string> TwoStepsAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{await context.CallActivityAsync<string>("Step", "first")} {await context.CallActivityAsync<string>("Step", "second")}";

    [Function("Step")]
    public async Task<string> StepAsync([ActivityTrigger] string name)
    {
        work.Began.Writer.TryWrite(name);
        await (work.Hold ? work.Released.Task : Task.CompletedTask);
        return name;
    }

    [Function(nameof(Greet))]
    public static string Greet([ActivityTrigger] string? name) => $"你好, \"{name}\"!";

    [Function(nameof(Add))]
    public static int Add([ActivityTrigger] Sum sum) => sum.Left + sum.Right;

    [Function("InstanceId")]
    public static string InstanceId([ActivityTrigger(Activity = "named")] int[] numbers, string instanceId) =>
        $"{instanceId}/{numbers.Length}";

    [Function(nameof(Quiet))]
    public static void Quiet([ActivityTrigger] string? nothing) { }

    [Function(nameof(Break))]
    public static void Break([ActivityTrigger] string input) =>
        throw new InvalidOperationException("It broke.", new TimeoutException("It took too long."));

    [Function("Word")]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "word")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        work.Began.Writer.TryWrite("raise");
        await (work.Hold ? work.Released.Task : Task.CompletedTask);
        await client.RaiseEventAsync("waits", "word", "hello");
        return Results.Accepted();
    }

    [Function("Ended")]
    public static async Task<IResult> EndedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ended/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) => Results.Text((await client.GetInstanceAsync(id))?.IsCompleted == true ? "done" : "not yet");

    [Function("Run")]
    public static async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "run/{orchestrator}/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string orchestrator,
        string id
    )
    {
        await client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator,
            request.Query["input"].ToString(),
            new StartOrchestrationOptions(id)
        );
        var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return Results.Text($"{ended.RuntimeStatus} {ended.FailureDetails?.ErrorMessage ?? ended.ReadOutputAs<string>()}");
    }
}

public sealed record Sum(int Left, int Right);
