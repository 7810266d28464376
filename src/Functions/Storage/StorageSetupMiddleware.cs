using CreditFunctions.Functions.Health;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.Functions.Storage;

/// <summary>Nothing runs before its tables and containers are there; an app whose storage was away at the start mends itself.</summary>
public sealed class StorageSetupMiddleware(StorageSetup setup) : IFunctionsWorkerMiddleware
{
    // An orchestrator waits for nothing but its context, and whether the process lives does not depend on storage.
    private static bool NeedsStorage(FunctionContext context) =>
        !context.FunctionDefinition.Name.EndsWith("Orchestrator", StringComparison.Ordinal)
        && context.FunctionDefinition.Name != nameof(GetLivenessEndpoint);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (NeedsStorage(context))
        {
            await setup.EnsureAsync(context.CancellationToken);
        }

        await next(context);
    }
}
