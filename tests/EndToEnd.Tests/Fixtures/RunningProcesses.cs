using System.Diagnostics;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

internal sealed record RunningProcess(int Id, string CommandLine);

internal static class RunningProcesses
{
    public static IReadOnlyList<RunningProcess> Find(string text) =>
        [.. Process.GetProcesses().Select(Read).Where(process => process.CommandLine.Contains(text, StringComparison.Ordinal))];

    private static RunningProcess Read(Process process)
    {
        using (process)
        {
            try
            {
                return new RunningProcess(process.Id, File.ReadAllText($"/proc/{process.Id}/cmdline").Replace('\0', ' '));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
                return new RunningProcess(process.Id, "");
            }
        }
    }
}
