using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>The settings of the app's own files, of the environment and of the command line.</summary>
/// <param name="Variables">The values of local.settings.json as environment variables.</param>
/// <param name="ForWorker">What the worker does not find in its environment: values of local.settings.json and of the command line.</param>
/// <param name="Faults">For whoever starts the host; a faulty file counts as missing.</param>
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

    /// <summary>Reads local.settings.json, overridden by the environment, overridden by the command line.</summary>
    /// <param name="directory">The app's folder. Its host.json is the one that the worker reads.</param>
    /// <param name="workingDirectory">Its local.settings.json comes first, as under Core Tools.</param>
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

    /// <summary>Gives the process what Core Tools give it: <c>Values</c> as environment variables where none are set already.</summary>
    public void ExportVariables()
    {
        foreach (var (name, value) in Variables.Where(variable => Environment.GetEnvironmentVariable(variable.Key) is null))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    // <c>--name</c> alone is true: the configuration provider takes whatever follows as its value, even the next switch.
    private static string[] SpellOutFlags(string[] args) =>
        [.. args.Select((arg, index) => IsFlag(arg, args.ElementAtOrDefault(index + 1)) ? $"{arg}=true" : arg)];

    private static bool IsFlag(string arg, string? next) =>
        arg.StartsWith("--", StringComparison.Ordinal) && !arg.Contains('=') && (next is null || next.StartsWith('-'));
}
