using CreditFunctions.LocalRuntime.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Collects the services and the middleware of an app.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    IServiceCollection Services { get; }

    /// <summary>Adds a middleware inside those added before it.</summary>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
