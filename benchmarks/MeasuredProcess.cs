using System.Diagnostics;

namespace CreditFunctions.Benchmarks;

/// <summary>
/// This program as a separate process, so that its memory is that of the measurement only. Uses the garbage collector mode of the app's
/// process, not that of this one (one heap per processor).
/// </summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;
    private long _peak;

    private MeasuredProcess(Process process)
    {
        _process = process;
        _watch = WatchAsync();
    }

    public StreamReader Output => _process.StandardOutput;

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static MeasuredProcess Start(params IEnumerable<string> arguments) =>
        new(
            Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, arguments)
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    Environment = { ["DOTNET_gcServer"] = "0" },
                }
            )!
        );

    /// <summary>Peak memory since the last call, in bytes.</summary>
    public long TakePeak() => Math.Max(Interlocked.Exchange(ref _peak, 0), WorkingSet);

    /// <summary>Waits until the process ends by itself.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watch;
        // The process ends when its input closes.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested && !_process.HasExited)
        {
            Interlocked.Exchange(ref _peak, Math.Max(Interlocked.Read(ref _peak), WorkingSet));
            await Task.Delay(Interval, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
