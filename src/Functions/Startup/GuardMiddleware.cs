using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Startup;

/// <summary>Refuses requests before their function runs or storage is read.</summary>
public sealed class GuardMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http
        && context.InstanceServices.GetRequiredService<RequestGuard>().Refuse(context.FunctionDefinition.Name, http.Request) is { } refusal
            ? refusal.ExecuteAsync(http)
            : next(context);
}
