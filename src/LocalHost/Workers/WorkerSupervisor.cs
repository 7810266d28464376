using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Starts the worker, restarts it when its process dies, and ends it.</summary>
internal sealed partial class WorkerSupervisor(
    WorkerApp app,
    FunctionRpcService rpc,
    Func<string, WorkerStart> describe,
    ILoggerFactory loggers
) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly ILogger _logger = loggers.CreateLogger("Host.Worker");
    private readonly WorkerLog _log = new(loggers);
    private readonly CancellationTokenSource _stopping = new();
    private volatile TaskCompletionSource<WorkerConnection> _connected = New();
    private Task _watching = Task.CompletedTask;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWorkerRun? _run;
    private WorkerConnection? _connection;

    /// <summary>Null while no worker is available.</summary>
    public WorkerConnection? Current => _connected.Task is { IsCompletedSuccessfully: true } task ? task.Result : null;

    /// <summary>Null before the start, and when the app runs in another process.</summary>
    public IServiceProvider? Services => _run?.Services;

    /// <summary>Completes when a worker that cannot be restarted has ended by itself.</summary>
    public Task Lost => _lost.Task;

    /// <exception cref="HostStartException">The worker cannot start.</exception>
    public async Task<FunctionCatalog> StartAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        var catalog = FunctionCatalog.Read(connection.Functions);
        _connected.TrySetResult(connection);
        _watching = WatchAsync(connection);
        return catalog;
    }

    /// <summary>Waits for an available worker.</summary>
    public Task<WorkerConnection> ConnectedAsync(CancellationToken cancellationToken) => _connected.Task.WaitAsync(cancellationToken);

    /// <summary>Ends the worker; at the time limit running work is abandoned or killed.</summary>
    public async Task StopAsync(CancellationToken outOfTime)
    {
        await _stopping.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connection?.Terminate();
        await (_run?.StopAsync(outOfTime) ?? Task.CompletedTask);
        await (_connection?.CloseAsync() ?? Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DropAsync();
    }

    private static TaskCompletionSource<WorkerConnection> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<WorkerConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestStart);
        var workerId = Guid.NewGuid().ToString("N");
        var start = describe(workerId);
        var channel = rpc.Expect(workerId, _log.Write);
        try
        {
            _run = await app.StartAsync(start, timeout.Token);
            await Task.WhenAny(channel.Connected, _run.Ended).WaitAsync(timeout.Token);
            if (!channel.Connected.IsCompleted)
            {
                throw new HostStartException("The worker ended before it was connected. Its output says why.");
            }

            _connection = await WorkerConnection.OpenAsync(channel, start.Directory, _run.HttpAddress, timeout.Token);
            await ListeningAsync(_connection.HttpAddress, timeout.Token);
            return _connection;
        }
        catch (WorkerGoneException exception)
        {
            throw new HostStartException("The worker ended while it was starting. Its output says why.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HostStartException($"The worker was not ready within {LongestStart.TotalSeconds:0} s.", exception);
        }
        finally
        {
            rpc.Forget(workerId);
        }
    }

    /// <summary>The worker connects to the host before its own server listens.</summary>
    private static async Task ListeningAsync(Uri? address, CancellationToken cancellationToken)
    {
        while (address is not null)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private async Task WatchAsync(WorkerConnection connection)
    {
        while (true)
        {
            Task ended = Task.WhenAny(connection.Ended, _run!.Ended);
            await ended.WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _connected = New();
            await DropAsync();
            if (app.IsInProcess)
            {
                LogLost();
                _lost.TrySetResult();
                return;
            }

            LogDied();
            if (await ReconnectAsync() is not { } next)
            {
                return;
            }

            LogRestarted();
            connection = next;
            _connected.TrySetResult(connection);
        }
    }

    private async Task<WorkerConnection?> ReconnectAsync()
    {
        for (var pause = FirstPause; !_stopping.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await Task.Delay(pause, _stopping.Token);
                return await ConnectAsync(_stopping.Token);
            }
            catch (Exception exception)
            {
                await DropAsync();
                if (!_stopping.IsCancellationRequested)
                {
                    LogNotRestarted(exception);
                }
            }
        }

        return null;
    }

    private async Task DropAsync()
    {
        await (_connection?.CloseAsync() ?? Task.CompletedTask);
        if (_run is { } run)
        {
            await run.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Error, "The worker has ended by itself; it is started again. Requests are answered 503 meanwhile.")]
    private partial void LogDied();

    [LoggerMessage(LogLevel.Critical, "The app has ended by itself.")]
    private partial void LogLost();

    [LoggerMessage(LogLevel.Information, "The worker runs again.")]
    private partial void LogRestarted();

    [LoggerMessage(LogLevel.Error, "The worker could not be started again; it is tried once more.")]
    private partial void LogNotRestarted(Exception exception);
}
