using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// What failed and may pass becomes, in an activity, the one exception that is retried; over HTTP it becomes a 503.
/// </summary>
public sealed class TransientFailureMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (TransientFailures.Has(exception))
        {
            throw new TransientFailureException("Storage or mail did not answer; the step is repeated.", exception);
        }
    }
}
