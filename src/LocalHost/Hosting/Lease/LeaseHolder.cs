using System.Diagnostics;

namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>The holder of a lease.</summary>
/// <param name="Machine">Scope in which process ids are unique: machine, boot, and process namespace.</param>
/// <param name="ProcessRun">Distinguishes two processes that use the same id one after the other.</param>
internal sealed record LeaseHolder(string LeaseId, string Machine, int ProcessId, string ProcessRun)
{
    private static readonly string ThisRun = Guid.NewGuid().ToString("N");

    /// <summary>This process, with a new lease id.</summary>
    public static LeaseHolder Create() => new(Guid.NewGuid().ToString(), ThisMachine(), Environment.ProcessId, ThisRun);

    /// <summary>Whether another holder can be certain that this process has ended.</summary>
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
