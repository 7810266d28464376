using System.Runtime.InteropServices;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Management;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CreditFunctions.LocalHost;

/// <summary>Runs an isolated Functions worker locally: HTTP, orchestrations, timers. For development, training and tests.</summary>
public sealed partial class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private readonly HostParts _parts;
    private readonly ILogger _logger;
    private RequestDelegate? _answer;
    private WorkerForwarder? _forwarder;
    private ActiveWork? _work;
    private LeaseKeeper? _lease;

    private FunctionsHost(HostParts parts)
    {
        _parts = parts;
        _logger = parts.Loggers.CreateLogger("Host");
        Http = LoopbackServer.Create(
            parts.Options.Port,
            HttpProtocols.Http1,
            parts.Loggers,
            services => services.AddHttpForwarder(),
            app => app.Run(AnswerAsync)
        );
    }

    /// <summary>Available after the start.</summary>
    public Uri Address => Http.Address;

    /// <summary>Address of the task hub service, available after the start.</summary>
    public Uri GrpcAddress => _parts.Grpc.Address;

    /// <summary>Available while this host is the active one of its task hub.</summary>
    public DurableEngine Engine => _parts.Running.Engine;

    /// <summary>Services of an app that runs in this process, available after the start.</summary>
    public IServiceProvider WorkerServices =>
        _parts.Workers.Services ?? throw new InvalidOperationException("The app has not started, or runs in a process of its own.");

    /// <summary>Clock of orchestrations and timers.</summary>
    public TimeProvider BusinessTime => _parts.BusinessTime;

    /// <summary>Null without a rehearsal.</summary>
    public RehearsalClock? RehearsalClock => _parts.Rehearsal;

    private LoopbackServer Http { get; }

    /// <summary>Reads the settings of an app and creates its host.</summary>
    public static FunctionsHost Create(WorkerApp app, string[] args, Action<LocalHostOptions>? configure = null) =>
        new(new HostParts(app, args, configure));

    /// <exception cref="HostStartException">Settings, functions, routes, storage or the port prevent the start.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        OptionsCheck.ThrowIfFaulty(_parts.Options, _parts.App, Environment.GetEnvironmentVariable);
        var lease = _parts.Storage.Lease;

        // The port first: a host that finds it in use must not touch the orchestrations of the other.
        await Http.StartAsync(cancellationToken);
        await _parts.Grpc.StartAsync(cancellationToken);
        var catalog = await _parts.Workers.StartAsync(cancellationToken);
        var routes = RouteTable.Build(catalog, _parts.Options.HostFile.RoutePrefix);
        var keys = FunctionKeys.Read(_parts.Configuration);
        var systemKey = _parts.Options.HasManagementEndpoints ? _parts.Configuration[FunctionKeys.SystemSetting] : null;
        var client = DurableClientBinding.Write(_parts.Options.HubName, GrpcAddress, Address, systemKey);
        var invoker = new FunctionInvoker(_parts.Workers, client);
        _work = new ActiveWork(
            _parts,
            new FunctionsTaskRunner(catalog, invoker),
            invoker,
            ScheduledFunction.Read(catalog, _parts.Configuration)
        );
        _forwarder = new WorkerForwarder(Http.Services.GetRequiredService<IHttpForwarder>());
        _answer = CreatePipeline(keys, new HttpDispatcher(routes, keys, invoker, _forwarder, _parts.Loggers));
        _lease = new LeaseKeeper(lease, _parts.Options.SystemClock, _work, _parts.Loggers.CreateLogger("Host.Lease"));
        try
        {
            if (!await _lease.StartAsync(cancellationToken))
            {
                _parts.Running.Close();
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageFaults.IsStorage(exception))
        {
            throw StorageFaults.Explain(exception);
        }

        StartupReport.Write(_logger, catalog, routes, keys, _parts.Options.HasManagementEndpoints, Address);
        foreach (var setting in HostFile.FindUnknownOverrides(_parts.Configuration))
        {
            LogUnknownOverride(setting);
        }
    }

    /// <summary>Runs until the process is asked to stop. A failed start is explained in the output and returns exit code 1.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            _parts.Settings.ExportVariables();
            await StartAsync(stopping.Token);
            await _parts.Workers.Lost.WaitAsync(stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Environment.ExitCode = stopping.IsCancellationRequested ? Environment.ExitCode : 1;
            await StopAsync(CancellationToken.None);
        }
        catch (HostStartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop during the start.
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>Accepts nothing more; running work may end within the time limit and is then abandoned.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(ShutdownTimeout, _parts.Options.SystemClock);
        using var outOfTime = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await (_work?.StopAsync(() => Http.StopAsync(outOfTime.Token), outOfTime.Token) ?? Http.StopAsync(outOfTime.Token));
        }
        catch (OperationCanceledException)
        {
            LogAbandoned(ShutdownTimeout);
        }
        finally
        {
            // After any failure: the next host need not wait for the end of the lease.
            await (_lease?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
            await _parts.Workers.StopAsync(outOfTime.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lease is not null)
        {
            await _lease.DisposeAsync();
        }

        if (_work is not null)
        {
            await _work.DisposeAsync();
        }

        await Http.DisposeAsync();
        _forwarder?.Dispose();
        await _parts.DisposeAsync();
    }

    /// <summary>Selects the part of the host that handles a request.</summary>
    private RequestDelegate CreatePipeline(FunctionKeys keys, HttpDispatcher dispatcher)
    {
        if (!_parts.Options.HasManagementEndpoints)
        {
            return dispatcher.DispatchAsync;
        }

        var management = new InstanceEndpoints(_parts.Running, keys, _parts.Options.HubName);
        return http => InstanceEndpoints.IsMeant(http.Request) ? management.AnswerAsync(http) : dispatcher.DispatchAsync(http);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (await _parts.Running.PassAsync(http.RequestAborted))
        {
            await _answer!(http);
            var hasFailed = http.Response is { StatusCode: StatusCodes.Status500InternalServerError, HasStarted: false };
            if (!hasFailed || await _parts.Running.PassAsync(http.RequestAborted))
            {
                return;
            }

            // Failed because this host stopped being active meanwhile: the client retries, and the active host responds.
        }

        HttpDispatcher.AnswerUnavailable(http);
    }

    [LoggerMessage(LogLevel.Warning, "The setting {Setting} is for the Functions host and changes nothing here.")]
    private partial void LogUnknownOverride(string setting);

    [LoggerMessage(LogLevel.Warning, "Orchestrations or activities were still running after {Timeout}; they run again at the next start.")]
    private partial void LogAbandoned(TimeSpan timeout);
}
