namespace CreditFunctions.LocalRuntime.Worker.Middleware;

/// <summary>The rest of an invocation: inner middleware, then the function.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
