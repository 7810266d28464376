using CreditFunctions.LocalRuntime.Engine.Storage;
using CreditFunctions.LocalRuntime.Hosting.Clocks;
using CreditFunctions.LocalRuntime.Hosting.Durable;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Hosting.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting;

/// <summary>What the runtime adds to the app's services.</summary>
internal static class HostServices
{
    public static void AddHostServices(this IServiceCollection services, LocalRuntimeOptions options)
    {
        services.AddRouting();
        services.AddMvcCore();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        services.AddSingleton<RunningEngine>();
        services.TryAddSingleton(_ => CreateState(options));
        services.TryAddSingleton(_ => CreateStore(options));
        services.TryAddSingleton(_ => CreateLease(options));
        services.AddBusinessTime(options);
    }

    // Replaces what the app may have registered for its Azure build.
    private static void AddBusinessTime(this IServiceCollection services, LocalRuntimeOptions options)
    {
        services.RemoveAll<TimeProvider>();
        if (options.Rehearsal is not { } rehearsal)
        {
            services.AddSingleton(options.Clock ?? options.SystemClock);
            return;
        }

        services.AddSingleton(provider => new RehearsalClock(
            rehearsal,
            new ClockMark(provider.GetRequiredService<IHostState>()),
            options.SystemClock,
            provider.GetRequiredService<ILogger<RehearsalClock>>()));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<RehearsalClock>());
    }

    private static IOrchestrationStore CreateStore(LocalRuntimeOptions options) => options.InMemory
        ? new InMemoryOrchestrationStore()
        : Connect(() => TableOrchestrationStore.FromConnectionString(options.StorageConnection!, options.HubName));

    private static IHostState CreateState(LocalRuntimeOptions options) => options.InMemory
        ? new MemoryHostState()
        : Connect(() => new BlobHostState(options.StorageConnection!, options.HubName));

    private static ITaskHubLease CreateLease(LocalRuntimeOptions options) => options.InMemory
        ? new SoleHostLease()
        : Connect(() => new BlobTaskHubLease(options.StorageConnection!, options.HubName, LeaseHolder.Create()));

    private static T Connect<T>(Func<T> connect)
    {
        try
        {
            return connect();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw StorageFaults.ExplainSetting(exception);
        }
    }
}
