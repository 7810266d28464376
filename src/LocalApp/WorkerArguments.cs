using CreditFunctions.Functions.Settings;

namespace CreditFunctions.LocalApp;

/// <summary>Option <c>--worker-process</c> runs the app in a separate process; <c>--worker-process=PATH</c> another build of it.</summary>
internal static class WorkerArguments
{
    private const string Option = "--worker-process";

    /// <summary>Path of the app that runs in a separate process, null for none, and the host's arguments.</summary>
    public static (string? Worker, string[] Others) Read(string[] args)
    {
        var given = args.FirstOrDefault(arg => arg == Option || arg.StartsWith(Option + "=", StringComparison.Ordinal));
        var worker = given switch
        {
            null => null,
            Option => typeof(IRehearsal).Assembly.Location,
            _ => given[(Option.Length + 1)..],
        };
        return (worker, [.. args.Where(arg => arg != given)]);
    }
}
