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

/// <summary>Runs an isolated Functions worker on this machine: HTTP, orchestrations, timers. For development, training and tests.</summary>
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

    /// <summary>Where it takes requests, once it has started.</summary>
    public Uri Address => Http.Address;

    /// <summary>Where it offers the task hub service, once it has started.</summary>
    public Uri GrpcAddress => _parts.Grpc.Address;

    /// <summary>The engine that runs the orchestrations, while this host is the active one of its task hub.</summary>
    public DurableEngine Engine => _parts.Running.Engine;

    /// <summary>The services of an app that runs in this process, once it has started.</summary>
    public IServiceProvider WorkerServices =>
        _parts.Workers.Services ?? throw new InvalidOperationException("The app has not started, or runs in a process of its own.");

    /// <summary>The clock of orchestrations and timers.</summary>
    public TimeProvider BusinessTime => _parts.BusinessTime;

    /// <summary>The same when it is rehearsed; null otherwise.</summary>
    public RehearsalClock? RehearsalClock => _parts.Rehearsal;

    private LoopbackServer Http { get; }

    /// <summary>Reads the settings of an app, and makes a host for it that is yet to be started.</summary>
    public static FunctionsHost Create(WorkerApp app, string[] args, Action<LocalHostOptions>? configure = null) =>
        new(new HostParts(app, args, configure));

    /// <exception cref="HostStartException">Settings, functions, routes, storage or the port do not allow it.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        OptionsCheck.ThrowIfFaulty(_parts.Options, _parts.App, Environment.GetEnvironmentVariable);
        var lease = _parts.Storage.Lease;

        // The port comes first: a host that finds it taken must not touch the orchestrations of the other.
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

    /// <summary>Runs until the process is told to stop. A start that is refused is explained in lines, and makes the exit code 1.</summary>
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
            // It was told to stop while it was starting.
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>Takes nothing more, lets what runs come to its end within the time allowed, and then abandons it.</summary>
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
            // Whatever failed: the next host need not wait for the lease to run out.
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

    /// <summary>Decides which part of the host answers a request.</summary>
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

            // It failed because this host stopped being the active one meanwhile: the client asks again, and the active one answers.
        }

        HttpDispatcher.AnswerUnavailable(http);
    }

    [LoggerMessage(LogLevel.Warning, "The setting {Setting} is for the Functions host and changes nothing here.")]
    private partial void LogUnknownOverride(string setting);

    [LoggerMessage(LogLevel.Warning, "Orchestrations or activities were still running after {Timeout}; they run again at the next start.")]
    private partial void LogAbandoned(TimeSpan timeout);
}
