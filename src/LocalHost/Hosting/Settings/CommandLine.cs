namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>The command line as settings: <c>--name value</c>, <c>--name=value</c>, and <c>--name</c> alone for true.</summary>
internal static class CommandLine
{
    public static Dictionary<string, string> ShortNames { get; } =
        new()
        {
            ["--port"] = SettingNames.Port,
            ["-p"] = SettingNames.Port,
            ["--rehearsal"] = SettingNames.RehearsalRate,
            ["--from"] = SettingNames.RehearsalFrom,
        };

    // The configuration provider takes whatever follows a switch as its value, even the next switch.
    public static string[] SpellOutFlags(string[] args) =>
        [.. args.Select((arg, index) => IsFlag(arg, args.ElementAtOrDefault(index + 1)) ? $"{arg}=true" : arg)];

    private static bool IsFlag(string arg, string? next) =>
        arg.StartsWith("--", StringComparison.Ordinal) && !arg.Contains('=') && (next is null || next.StartsWith('-'));
}
