using System.Globalization;
using System.Reflection;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Durable;
using CreditFunctions.LocalRuntime.Hosting.Http;
using CreditFunctions.LocalRuntime.Hosting.Invocation;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Hosting.Management;
using CreditFunctions.LocalRuntime.Hosting.Settings;
using CreditFunctions.LocalRuntime.Hosting.State;
using CreditFunctions.LocalRuntime.Worker.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime;

/// <summary>Runs the functions of an app in this process: HTTP, orchestrations, timers.</summary>
public sealed class FunctionsHost : IHost, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LocalRuntimeOptions _options;
    private readonly FunctionInvoker _invoker;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly RunningEngine _engine;
    private readonly StartGate _gate = new();
    private HttpDispatcher? _dispatcher;
    private InstanceEndpoints? _management;
    private ActiveWork? _work;
    private LeaseKeeper? _lease;

    internal FunctionsHost(
        WebApplication app, LocalRuntimeOptions options, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        (_app, _options) = (app, options);
        _invoker = new FunctionInvoker(middleware);
        _loggers = app.Services.GetRequiredService<ILoggerFactory>();
        _logger = _loggers.CreateLogger("Host");
        _engine = app.Services.GetRequiredService<RunningEngine>();
        ((IApplicationBuilder)app).Run(AnswerAsync);
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, once it has started.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>What runs the orchestrations, while this host is the active one of its task hub.</summary>
    public DurableEngine Engine => _engine.Engine;

    /// <summary>Runs until it is told to stop. What keeps the app from starting is said in a line, and makes the exit code 1.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await HostingAbstractionsHostExtensions.RunAsync(this, cancellationToken);
        }
        catch (HostStartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
    }

    /// <exception cref="HostStartException">Settings, functions, routes or the port do not allow it.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _options.Validate();
        OptionsFaults.ThrowIfAny(_app.Services);
        var catalog = FunctionCatalog.Read(FunctionScanner.Scan(FunctionTypes()));
        var routes = RouteTable.Build(catalog, _options.RoutePrefix);
        var keys = FunctionKeys.Read(_app.Configuration);
        _dispatcher = new HttpDispatcher(routes, keys, _invoker, _loggers);
        _management = _options.HasManagementEndpoints ? new InstanceEndpoints(_engine, keys) : null;
        _work = new ActiveWork(catalog, _invoker, _app.Services, _options, _gate, _loggers);
        _lease = new LeaseKeeper(_app.Services.GetRequiredService<ITaskHubLease>(), _options.SystemClock, _work, _loggers.CreateLogger("Host.Lease"));

        // The port comes first: whoever finds it taken must not touch the other one's orchestrations.
        await OpenHttpAsync(cancellationToken);
        if (!await TakeUpStoredWorkAsync(_lease, cancellationToken))
        {
            _gate.Close();
        }

        StartupReport.Write(_logger, catalog, routes, keys, _management is not null, Address);
        foreach (var setting in HostFile.FindUnknownOverrides(_app.Configuration))
        {
            _logger.LogWarning("The setting {Setting} is for the Functions host and changes nothing here.", setting);
        }
    }

    /// <summary>Takes nothing more, lets what runs come to its end within the time allowed, and then abandons it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(_options.ShutdownTimeout, _options.SystemClock);
        using var outOfTime = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await (_work?.StopAsync(() => _app.StopAsync(outOfTime.Token), outOfTime.Token) ?? _app.StopAsync(outOfTime.Token));
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("Orchestrations or activities were still running after {Timeout}; they run again at the next start.", _options.ShutdownTimeout);
        }
        finally
        {
            // Whatever failed: the next host need not wait for the lease to run out.
            await (_lease?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

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

        await _app.DisposeAsync();
    }

    private static async Task<bool> TakeUpStoredWorkAsync(LeaseKeeper lease, CancellationToken cancellationToken)
    {
        try
        {
            return await lease.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFaults.IsStorage(exception))
        {
            throw StorageFaults.Explain(exception);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (await _gate.PassAsync(http.RequestAborted))
        {
            await (_management is not null && ManagementPath.IsMeant(http.Request)
                ? _management.AnswerAsync(http)
                : _dispatcher!.DispatchAsync(http));
            var hasFailed = http.Response is { StatusCode: StatusCodes.Status500InternalServerError, HasStarted: false };
            if (!hasFailed || await _gate.PassAsync(http.RequestAborted))
            {
                return;
            }

            // It failed because this host has stopped being the active one meanwhile: whoever asks again is answered by the one that is.
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = LeaseKeeper.StandbyInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    private IEnumerable<Type> FunctionTypes()
    {
        var isGiven = _options.FunctionAssemblies.Count + _options.FunctionTypes.Count > 0;
        var assemblies = isGiven ? _options.FunctionAssemblies : [Assembly.GetEntryAssembly()!];
        return assemblies.SelectMany(assembly => assembly.GetTypes()).Concat(_options.FunctionTypes);
    }

    private async Task OpenHttpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw KestrelSetup.Explain(exception, _options);
        }
    }
}
