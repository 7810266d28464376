using CreditFunctions.LocalHost;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.SampleWorker;
using CreditFunctions.SampleWorker.Functions;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>The measured orchestrations and their engines.</summary>
internal static class Samples
{
    public const int Activities = 5;
    public const string FanOut = "FanOut";
    public const string Wait = "Wait";
    public const string Collect = "Collect";

    /// <summary>An engine with the delegate chain only.</summary>
    public static Task<DurableEngine> StartDelegateAsync(IOrchestrationStore store) => StartAsync(store, DelegateChain.Create(Activities));

    /// <summary>An engine with the Durable Task worker's replay in this process.</summary>
    public static Task<DurableEngine> StartCatalogAsync(IOrchestrationStore store) => StartAsync(store, Catalog());

    /// <summary>A host with the Functions worker in this process.</summary>
    public static async Task<FunctionsHost> StartWorkerAsync(IOrchestrationStore store)
    {
        var host = FunctionsHost.Create(
            WorkerApp.InProcess(typeof(Work).Assembly),
            ["--RegularSchedule=0 0 0 1 1 *"],
            options =>
            {
                options.InMemory = true;
                options.Store = store;
                options.Port = 0;
                options.ConfigureLogging = logging => logging.ClearProviders();
            }
        );
        await host.StartAsync();
        return host;
    }

    /// <exception cref="InvalidOperationException">The result is wrong.</exception>
    public static async Task RunChainAsync(DurableEngine engine)
    {
        var client = engine.Instances;
        var id = await client.StartAsync(new CreateInstanceRequest { Name = nameof(FiveActivities), Input = "1" }, CancellationToken.None);
        var ended = await client.WaitAsync(id, state => state.IsFinished, CancellationToken.None);
        if (ended.Output != "6")
        {
            throw new InvalidOperationException($"Instance '{id}' ended as {ended.Status} with '{ended.Output}': {ended.Failure}");
        }
    }

    private static async Task<DurableEngine> StartAsync(IOrchestrationStore store, ITaskRunner runner)
    {
        var options = new DurableEngineOptions();
        var engine = new DurableEngine(store, runner, options, NullLoggerFactory.Instance);
        await engine.StartAsync();
        return engine;
    }

    private static TaskCatalog Catalog() =>
        new TaskCatalog()
            .AddOrchestrator(nameof(FiveActivities), async context => await FiveActivities.RunAsync(context))
            .AddOrchestrator(
                FanOut,
                async context =>
                    (
                        await Task.WhenAll(
                            Enumerable
                                .Range(0, context.GetInput<int>())
                                .Select(i => context.CallActivityAsync<int>(nameof(FiveActivities.AddOne), i))
                        )
                    ).Sum()
            )
            .AddOrchestrator(Wait, async context => await context.WaitForExternalEvent<string>("go"))
            .AddOrchestrator(
                Collect,
                async context =>
                {
                    var sum = 0L;
                    for (var i = context.GetInput<int>(); i > 0; i--)
                    {
                        sum += await context.WaitForExternalEvent<int>("n");
                    }

                    return sum;
                }
            )
            .AddActivity(
                nameof(FiveActivities.AddOne),
                (call, _) => Task.FromResult<object?>(FiveActivities.AddOne(JsonDataConverter.Default.Deserialize<int>(call.Input)))
            );
}
