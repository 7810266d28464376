using System.Diagnostics;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.Benchmarks.Soak;

/// <summary>A host in a process of its own behind a proxy of its own; started again whenever it has ended.</summary>
internal sealed class SoakProcess : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private readonly ProcessStartInfo _command;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _supervising;
    private volatile Process _process;

    public SoakProcess(string connectionString, string hub)
    {
        Storage = StorageProxy.Start(connectionString);
        var port = FreePorts.Take(1)[0];
        Address = new Uri($"http://localhost:{port}");
        _command = new ProcessStartInfo("dotnet", [typeof(SoakProcess).Assembly.Location, "soak-host", "--port", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _command.Environment["AzureWebJobsStorage"] = Storage.ConnectionString;
        _command.Environment[SoakHost.HubSetting] = hub;
        _process = Start();
        _supervising = SuperviseAsync();
    }

    public Uri Address { get; }

    public StorageProxy Storage { get; }

    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        signal.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _supervising;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Storage.DisposeAsync();
        _ending.Dispose();
    }

    private Process Start()
    {
        var process = Process.Start(_command)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return process;
    }

    private async Task SuperviseAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            if (_process.HasExited)
            {
                _process.Dispose();
                _process = Start();
            }

            await Task.Delay(LookAgain, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
