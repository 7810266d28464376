using System.Diagnostics;
using CreditFunctions.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Configures the first host that a <c>Main</c> builds, and returns it.</summary>
internal sealed class HostCapture(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? configure)
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private const string ListenerName = "Microsoft.Extensions.Hosting";

    // The events reach all listeners of the process: each handles those of its own Main.
    private static readonly AsyncLocal<HostCapture?> Current = new();

    private readonly TaskCompletionSource<IHost> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isChanged;

    /// <summary>Completes when the host is running.</summary>
    public Task<IHost> Started => _started.Task;

    /// <summary>Runs a <c>Main</c> on a separate thread, blocked until the app ends.</summary>
    public Task Run(Action main)
    {
        Current.Value = this;
        try
        {
            return Task.Factory.StartNew(main, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            Current.Value = null;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == ListenerName)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
        {
            return;
        }

        if (value is { Key: "HostBuilding", Value: IHostBuilder builder } && !_isChanged)
        {
            _isChanged = true;
            Change(builder);
        }
        else if (value is { Key: "HostBuilt", Value: IHost host })
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => _started.TrySetResult(host));
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private void Change(IHostBuilder builder)
    {
        builder.ConfigureAppConfiguration(configuration =>
            configuration.AddInMemoryCollection(settings).AddInMemoryCollection([new("urls", "http://127.0.0.1:0")])
        );
        builder.ConfigureServices(services =>
        {
            configure?.Invoke(services);
            services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        });
    }
}
