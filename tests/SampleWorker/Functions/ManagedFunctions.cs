using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Orchestrators for the tests of the management endpoints.</summary>
public sealed class ManagedFunctions
{
    [Function("Wait")]
    public static async Task<JsonElement> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new { Step = 1 });
        return await context.WaitForExternalEvent<JsonElement>("go");
    }

    [Function("EchoInput")]
    public static string EchoInput([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>()!;

    [Function("Broken")]
    public static string Broken([OrchestrationTrigger] TaskOrchestrationContext context) => throw new InvalidOperationException("no luck");

    [Function("Steps")]
    public static async Task<string> Steps([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        // An orchestration ends only when its timers have fired or are cancelled.
        using var cancelled = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromDays(1), cancelled.Token);
        var first = await context.CallActivityAsync<string>(nameof(EchoActivity), "a");
        var second = await context.WaitForExternalEvent<string>("go");
        var third = await context.CallSubOrchestratorAsync<string>("EchoInput", "c");
        cancelled.Cancel();
        return first + second + third + timer.IsCompleted;
    }

    [Function("EchoActivity")]
    public static string EchoActivity([ActivityTrigger] string input) => input;
}
