using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace CreditFunctions.TestSupport.Processes;

/// <summary>A process started by these tests, with its last output.</summary>
internal sealed class ChildProcess
{
    private const int KeptLines = 1_000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly Action<string>? _outputReceived;
    private bool _isOver;

    private ChildProcess(Process process, Action<string>? outputReceived)
    {
        (_process, _outputReceived) = (process, outputReceived);
    }

    /// <summary>Its exit code and last output; null while it runs.</summary>
    public string? Obituary => _process.HasExited ? $"It ended with exit code {_process.ExitCode}.{Said()}" : null;

    /// <param name="outputReceived">Receives every line of output, from several threads.</param>
    public static ChildProcess Start(ProcessStartInfo command, Action<string>? outputReceived = null)
    {
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        command.RedirectStandardInput = true;
        var process = new Process { StartInfo = command };
        var child = new ChildProcess(process, outputReceived);
        process.OutputDataReceived += child.Keep;
        process.ErrorDataReceived += child.Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <exception cref="TimeoutException">The condition was not met in time.</exception>
    /// <exception cref="InvalidOperationException">The process has ended meanwhile.</exception>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> condition, TimeSpan patience, string what)
    {
        using var timeout = new CancellationTokenSource(patience);
        using var clock = new PeriodicTimer(LookAgain);
        try
        {
            while (!await condition(timeout.Token))
            {
                if (Obituary is { } obituary)
                {
                    throw new InvalidOperationException($"Waited for {what}. {obituary}");
                }

                await clock.WaitForNextTickAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {patience.TotalSeconds} s in vain for {what}.{Said()}");
        }
    }

    /// <summary>Waits for its end and all its output. Returns the exit code.</summary>
    public async Task<int> WaitForEndAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL, without waiting for the end.</summary>
    public void Kill() => _process.Kill();

    /// <summary>A signal name such as STOP.</summary>
    public async Task SignalAsync(string name, CancellationToken cancellation = default)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{_process.Id}"]) ?? throw new Win32Exception();
        await signal.WaitForExitAsync(cancellation);
    }

    /// <summary>SIGKILL; does nothing if the process has ended.</summary>
    public async Task KillAsync()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>SIGTERM, then SIGKILL after the limit. Returns the exit code.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> TerminateAsync(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await SignalAsync("TERM", timeout.Token);
            await _process.WaitForExitAsync(timeout.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It did not end within {patience.TotalSeconds} s of SIGTERM.{Said()}");
        }
        finally
        {
            await KillAsync();
        }
    }

    /// <summary>The last output lines.</summary>
    public string Said() => $"{Environment.NewLine}The last it said:{Environment.NewLine}{string.Join(Environment.NewLine, _output)}";

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        _outputReceived?.Invoke(line.Data);
        _output.Enqueue(line.Data);
        if (_output.Count > KeptLines)
        {
            _output.TryDequeue(out _);
        }
    }
}
