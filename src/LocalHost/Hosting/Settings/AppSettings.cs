using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>Settings of the app's files, the environment and the command line.</summary>
/// <param name="Variables">Values of local.settings.json as environment variables.</param>
/// <param name="ForWorker">Values of local.settings.json and of the command line that the worker's environment lacks.</param>
/// <param name="Faults">For the operator; an invalid file counts as missing.</param>
internal sealed record AppSettings(
    HostFile HostFile,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyDictionary<string, string?> ForWorker,
    IReadOnlyList<string> Faults
)
{
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["--port"] = SettingNames.Port,
        ["-p"] = SettingNames.Port,
        ["--rehearsal"] = SettingNames.RehearsalRate,
        ["--from"] = SettingNames.RehearsalFrom,
    };

    /// <summary>Reads local.settings.json, overridden by the environment, then by the command line.</summary>
    /// <param name="directory">The app's folder. The worker reads the host.json in it.</param>
    /// <param name="workingDirectory">Its local.settings.json comes first, as with Core Tools.</param>
    public static AppSettings Load(ConfigurationManager configuration, string directory, string workingDirectory, string[] args)
    {
        List<string> faults = [];
        var inWorkingDirectory = Path.Combine(workingDirectory, LocalSettingsFile.Name);
        var path = File.Exists(inWorkingDirectory) ? inWorkingDirectory : Path.Combine(directory, LocalSettingsFile.Name);
        var local = Try(() => LocalSettingsFile.Read(path), LocalSettingsFile.Missing);
        var arguments = SpellOutFlags(args);
        var commandLine = new ConfigurationBuilder().AddCommandLine(arguments, ShortNames).Build();
        configuration.AddInMemoryCollection(local.Settings);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(arguments, ShortNames);
        var hostFile = Try(() => HostFile.Read(Path.Combine(directory, HostFile.Name), configuration), HostFile.Missing);
        var onCommandLine = commandLine.AsEnumerable().Where(setting => setting.Value is not null).Select(setting => setting.Key);
        var names = local.Settings.Keys.Concat(onCommandLine).Distinct(StringComparer.OrdinalIgnoreCase);
        var forWorker = names.ToDictionary(name => name, name => configuration[name], StringComparer.OrdinalIgnoreCase);
        return new AppSettings(hostFile, local.Variables, forWorker, faults);

        T Try<T>(Func<T> read, T otherwise)
        {
            try
            {
                return read();
            }
            catch (HostStartException exception)
            {
                faults.Add(exception.Message);
                return otherwise;
            }
        }
    }

    /// <summary>Exports <c>Values</c> as environment variables that are not set yet, as Core Tools does.</summary>
    public void ExportVariables()
    {
        foreach (var (name, value) in Variables.Where(variable => Environment.GetEnvironmentVariable(variable.Key) is null))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    // <c>--name</c> alone means true: the configuration provider takes the next argument as its value, even a switch.
    private static string[] SpellOutFlags(string[] args) =>
        [.. args.Select((arg, index) => IsFlag(arg, args.ElementAtOrDefault(index + 1)) ? $"{arg}=true" : arg)];

    private static bool IsFlag(string arg, string? next) =>
        arg.StartsWith("--", StringComparison.Ordinal) && !arg.Contains('=') && (next is null || next.StartsWith('-'));
}
