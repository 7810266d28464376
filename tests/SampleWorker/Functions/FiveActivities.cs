using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>The chain that benchmarks measure.</summary>
public static class FiveActivities
{
    [Function(nameof(FiveActivities))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var value = context.GetInput<int>();
        for (var i = 0; i < 5; i++)
        {
            value = await context.CallActivityAsync<int>(nameof(AddOne), value);
        }

        return value;
    }

    [Function(nameof(AddOne))]
    public static int AddOne([ActivityTrigger] int value) => value + 1;
}
