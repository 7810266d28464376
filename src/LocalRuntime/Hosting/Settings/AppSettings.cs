using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>What was read of the app's own files.</summary>
/// <param name="Variables">What local.settings.json gives to the environment.</param>
/// <param name="Faults">For whoever starts the host; a faulty file counts as missing.</param>
internal sealed record AppSettings(HostFile HostFile, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Faults)
{
    /// <summary>
    /// Reads the settings as Functions does: local.settings.json, overridden by the environment, overridden by the command line.
    /// </summary>
    public static AppSettings Load(ConfigurationManager configuration, string contentRoot, string[] args)
    {
        List<string> faults = [];
        var local = Try(() => LocalSettingsFile.Read(AppFiles.Find(contentRoot, LocalSettingsFile.Name)), LocalSettingsFile.Missing);
        configuration.AddInMemoryCollection(local.Settings);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(CommandLine.SpellOutFlags(args), CommandLine.ShortNames);
        var hostFile = Try(() => HostFile.Read(AppFiles.Find(contentRoot, HostFile.Name), configuration), HostFile.Missing);
        return new AppSettings(hostFile, local.Variables, faults);

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
}
