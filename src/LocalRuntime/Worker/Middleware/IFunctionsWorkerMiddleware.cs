namespace CreditFunctions.LocalRuntime.Worker.Middleware;

/// <summary>Runs round every invocation of every function. Without a call of <c>next</c> the function does not run.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
