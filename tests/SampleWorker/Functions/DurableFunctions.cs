using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Orchestrators and activities with their starters.</summary>
public sealed class DurableFunctions
{
    // The analyzer looks for functions of the names that it can read.
    private static readonly string Named = "named";
    private static readonly string Nowhere = "NoSuchActivity";

    [Function("Start")]
    public static async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{orchestrator}/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string orchestrator,
        string id)
    {
        var input = await new StreamReader(request.Body).ReadToEndAsync();
        await client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator, input.Length == 0 ? null : input, new StartOrchestrationOptions(id));
        var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return Results.Json(new
        {
            status = ended.RuntimeStatus.ToString(),
            output = ended.SerializedOutput,
            error = ended.FailureDetails?.ErrorMessage,
            inner = ended.FailureDetails?.InnerFailure?.ErrorMessage,
        });
    }

    [Function("Raise")]
    public static async Task<IResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "raise/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        await client.RaiseEventAsync(id, "Go", "gone");
        return Results.Accepted();
    }

    [Function(nameof(Chain))]
    public static async Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var name = context.GetInput<string>() ?? "nobody";
        var (greeting, sum) = (await context.CallActivityAsync<string>(nameof(Greet), name), await context.CallActivityAsync<int>(nameof(Add), new Sum(2, 3)));
        var instanceId = await context.CallActivityAsync<string>(Named, new[] { 1, 2 });
        await context.CallActivityAsync(nameof(Quiet));
        return $"{greeting} {sum} {instanceId}";
    }

    [Function(nameof(Failing))]
    public static Task Failing([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Break), "x");

    [Function(nameof(Missing))]
    public static Task Missing([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(Nowhere);

    [Function(nameof(WaitADay))]
    public static async Task<DateTime> WaitADay([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function(nameof(WaitForGo))]
    public static Task<string> WaitForGo([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string>("Go");

    [Function(nameof(Greet))]
    public static string Greet([ActivityTrigger] string name) => $"你好, \"{name}\"!";

    [Function(nameof(Add))]
    public static int Add([ActivityTrigger] Sum sum) => sum.Left + sum.Right;

    [Function("InstanceId")]
    public static string InstanceId([ActivityTrigger(Activity = "named")] int[] numbers, string instanceId) => $"{instanceId}/{numbers.Length}";

    [Function(nameof(Quiet))]
    public static void Quiet([ActivityTrigger] string? nothing)
    {
    }

    [Function(nameof(Break))]
    public static void Break([ActivityTrigger] string input) =>
        throw new InvalidOperationException("It broke.", new TimeoutException("It took too long."));
}

/// <summary>Two numbers.</summary>
public sealed record Sum(int Left, int Right);
