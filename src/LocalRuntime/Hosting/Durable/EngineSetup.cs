using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting.Durable;

/// <summary>Makes an engine for the orchestrators and activities of an app.</summary>
internal static class EngineSetup
{
    public static DurableEngine Create(
        TaskCatalog tasks, IServiceProvider services, LocalRuntimeOptions options, Func<bool> mayAct, ILoggerFactory loggers) => new(
        services.GetRequiredService<IOrchestrationStore>(),
        tasks,
        new DurableEngineOptions
        {
            TaskHubName = options.HubName,
            ThrowStatusExceptionsOnRaiseEvent = options.ThrowStatusExceptionsOnRaiseEvent,
            BusinessTime = services.GetRequiredService<TimeProvider>(),
            SystemTime = options.SystemClock,
            MayAct = mayAct,
        },
        loggers);
}
