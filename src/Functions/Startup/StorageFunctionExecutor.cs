using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace CreditFunctions.Functions.Startup;

/// <summary>
/// Runs functions: it creates tables and containers that are missing first, takes in rules that were added, and turns a failure that may
/// pass into
/// <see cref="TransientFailureException"/>, which activities are retried for and which HTTP answers with 503.
/// </summary>
/// <remarks>
/// It stands inside the executor of the Durable Task extension, which reports the type of the exception to the host. Middleware stands
/// outside: what it throws never becomes the failure of an activity.
/// </remarks>
internal sealed class StorageFunctionExecutor(IFunctionExecutor inner, StorageSetup setup, RuleLibrary rules) : IFunctionExecutor
{
    public ValueTask ExecuteAsync(FunctionContext context) =>
        IsOrchestrator(context) ? inner.ExecuteAsync(context) : ExecuteWithStorageAsync(context);

    // An orchestrator must not wait for anything but its context.
    private static bool IsOrchestrator(FunctionContext context) =>
        context.FunctionDefinition.Name.EndsWith("Orchestrator", StringComparison.Ordinal);

    private async ValueTask ExecuteWithStorageAsync(FunctionContext context)
    {
        try
        {
            // Whether the process lives does not depend on storage.
            if (context.FunctionDefinition.Name != nameof(GetLivenessEndpoint))
            {
                await setup.EnsureAsync(context.CancellationToken);
                await rules.EnsureAsync(context.CancellationToken);
            }

            await inner.ExecuteAsync(context);
        }
        catch (Exception exception) when (TransientFailures.Has(exception))
        {
            throw new TransientFailureException("Storage or mail did not answer; the step is repeated.", exception);
        }
    }
}
