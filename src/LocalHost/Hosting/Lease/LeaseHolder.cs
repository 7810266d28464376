using System.Diagnostics;

namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>Who holds a lease.</summary>
/// <param name="LeaseId">The id under which the lease is held.</param>
/// <param name="Machine">Where process ids mean the same: machine, boot, and process namespace.</param>
/// <param name="ProcessRun">Differs between two processes that have the same id one after the other.</param>
internal sealed record LeaseHolder(string LeaseId, string Machine, int ProcessId, string ProcessRun)
{
    private static readonly string ThisRun = Guid.NewGuid().ToString("N");

    /// <summary>This process, under a lease id of its own.</summary>
    public static LeaseHolder Create() => new(Guid.NewGuid().ToString(), ThisMachine(), Environment.ProcessId, ThisRun);

    /// <summary>Whether it is certain to another holder that this one's process has ended. What is not certain is not dead.</summary>
    public bool IsDeadToldBy(LeaseHolder other) =>
        Machine == other.Machine && ProcessRun != other.ProcessRun && (ProcessId == other.ProcessId || !IsRunning(ProcessId));

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string ThisMachine()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.MachineName;
        }

        var bootId = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        return $"{Environment.MachineName}|{bootId}|{new FileInfo("/proc/self/ns/pid").LinkTarget}";
    }
}
