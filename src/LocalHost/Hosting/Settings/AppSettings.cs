using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

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
    /// <summary>Reads local.settings.json, overridden by the environment, overridden by the command line.</summary>
    /// <param name="directory">The app's folder. Its host.json is the one that the worker reads.</param>
    /// <param name="workingDirectory">Its local.settings.json comes first, as under Core Tools.</param>
    public static AppSettings Load(ConfigurationManager configuration, string directory, string workingDirectory, string[] args)
    {
        List<string> faults = [];
        var local = Try(() => LocalSettingsFile.Read(Find(workingDirectory, directory)), LocalSettingsFile.Missing);
        configuration.AddInMemoryCollection(local.Settings);
        configuration.AddEnvironmentVariables();
        var arguments = CommandLine.SpellOutFlags(args);
        configuration.AddCommandLine(arguments, CommandLine.ShortNames);
        var hostFile = Try(() => HostFile.Read(Path.Combine(directory, HostFile.Name), configuration), HostFile.Missing);
        var commandLine = new CommandLineConfigurationProvider(arguments, CommandLine.ShortNames);
        commandLine.Load();
        var names = local.Settings.Keys.Concat(NamesIn(commandLine, null)).Distinct(StringComparer.OrdinalIgnoreCase);
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

    private static string? Find(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (Path.Combine(folder, LocalSettingsFile.Name) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static IEnumerable<string> NamesIn(CommandLineConfigurationProvider provider, string? parent)
    {
        foreach (var part in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var name = parent is null ? part : $"{parent}:{part}";
            if (provider.TryGet(name, out _))
            {
                yield return name;
            }

            foreach (var below in NamesIn(provider, name))
            {
                yield return below;
            }
        }
    }
}
