using System.Diagnostics;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A worker that runs in a separate process.</summary>
internal sealed class ProcessRun(Process process) : IWorkerRun
{
    public Task Ended { get; } = process.WaitForExitAsync();

    public async Task StopAsync(CancellationToken outOfTime)
    {
        await Ended.WaitAsync(outOfTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    // The launcher kills the worker when its input ends.
    private async Task KillAsync()
    {
        if (Ended.IsCompleted)
        {
            return;
        }

        process.StandardInput.Close();
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }

        await Ended;
    }
}
