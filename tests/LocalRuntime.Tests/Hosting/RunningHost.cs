using CreditFunctions.LocalRuntime.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting;

/// <summary>A host on a free port, in memory, with the functions that a test names.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private RunningHost(FunctionsHost host, RecordedLog log)
    {
        Host = host;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public FunctionsHost Host { get; }

    public RecordedLog Log { get; }

    public HttpClient Client { get; }

    public static Task<RunningHost> StartAsync<TFunctions>(Action<FunctionsApplicationBuilder>? configure = null, params string[] args) =>
        StartAsync([typeof(TFunctions)], configure, args);

    public static async Task<RunningHost> StartAsync(
        IEnumerable<Type> functions, Action<FunctionsApplicationBuilder>? configure = null, params string[] args)
    {
        var log = new RecordedLog();
        var host = Build(functions, log, configure, args);
        try
        {
            await host.StartAsync();
            return new RunningHost(host, log);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public static FunctionsHost Build(
        IEnumerable<Type> functions, RecordedLog log, Action<FunctionsApplicationBuilder>? configure = null, params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args).ConfigureFunctionsWebApplication();
        builder.UseLocalRuntime(options =>
        {
            options.InMemory = true;
            options.Port = 0;
            options.RoutePrefix = "";
            foreach (var type in functions)
            {
                options.FunctionTypes.Add(type);
            }
        });
        builder.Logging.ClearProviders().AddProvider(log);
        configure?.Invoke(builder);
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync();
        await Host.DisposeAsync();
    }
}

internal static class RunningHostBuilderExtensions
{
    public static FunctionsApplicationBuilder With<TService>(this FunctionsApplicationBuilder builder, TService service)
        where TService : class
    {
        builder.Services.AddSingleton(service);
        return builder;
    }

    public static FakeTimeProvider UseFakeClock(this FunctionsApplicationBuilder builder)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        builder.UseLocalRuntime(options => options.Clock = clock);
        return clock;
    }
}
