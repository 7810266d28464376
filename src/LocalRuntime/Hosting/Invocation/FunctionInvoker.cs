using CreditFunctions.LocalRuntime.Worker;
using CreditFunctions.LocalRuntime.Worker.Middleware;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

/// <summary>Runs a function inside the app's middleware, the first added outermost.</summary>
internal sealed class FunctionInvoker
{
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionInvoker(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        _pipeline = middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, wrap) => wrap(next));

    public Task InvokeAsync(LocalFunctionContext context) => _pipeline(context);

    private static async Task CallAsync(FunctionContext context)
    {
        var invocation = (LocalFunctionContext)context;
        var binders = invocation.Function.Binders;
        var arguments = new object?[binders.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = await binders[index](invocation);
        }

        invocation.Result = await invocation.Function.Method.CallAsync(invocation.InstanceServices, arguments);
    }
}
