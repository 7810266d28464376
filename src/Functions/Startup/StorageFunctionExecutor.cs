using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace CreditFunctions.Functions.Startup;

/// <summary>
/// Runs functions: first creates missing tables and containers and loads added rules; converts transient failures to
/// <see cref="TransientFailureException"/>, for which activities are retried and HTTP returns 503.
/// </summary>
/// <remarks>
/// It runs inside the executor of the Durable Task extension, which reports the type of the exception to the host. Middleware runs
/// outside: what it throws never becomes the failure of an activity.
/// </remarks>
internal sealed class StorageFunctionExecutor(IFunctionExecutor inner, StorageSetup setup, RuleLibrary rules) : IFunctionExecutor
{
    public ValueTask ExecuteAsync(FunctionContext context) =>
        IsOrchestrator(context) ? inner.ExecuteAsync(context) : ExecuteWithStorageAsync(context);

    // An orchestrator may await only its context.
    private static bool IsOrchestrator(FunctionContext context) =>
        context.FunctionDefinition.Name.EndsWith("Orchestrator", StringComparison.Ordinal);

    private async ValueTask ExecuteWithStorageAsync(FunctionContext context)
    {
        try
        {
            // Liveness does not depend on storage.
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
