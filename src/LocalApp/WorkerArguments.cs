using CreditFunctions.Functions.Settings;

namespace CreditFunctions.LocalApp;

/// <summary>
/// The option <c>--worker-process</c>, which runs the app in a process of its own, and <c>--worker-process=PATH</c> for another build of
/// it.
/// </summary>
internal static class WorkerArguments
{
    private const string Option = "--worker-process";

    /// <summary>The path of the app that gets its own process, null for none, and the arguments that remain for the host.</summary>
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
