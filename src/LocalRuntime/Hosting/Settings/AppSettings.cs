using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>Reads the settings as Functions does: local.settings.json, overridden by the environment, overridden by the command line.</summary>
internal static class AppSettings
{
    /// <summary>Faulty files count as missing; the faults are for whoever starts the host.</summary>
    public static (HostFile HostFile, IReadOnlyList<string> Faults) Load(IConfigurationBuilder configuration, string contentRoot, string[] args)
    {
        List<string> faults = [];
        configuration.AddInMemoryCollection(Read(LocalSettingsFile.Name, LocalSettingsFile.Read, []));
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(CommandLine.SpellOutFlags(args), CommandLine.ShortNames);
        return (Read(HostFile.Name, HostFile.Read, HostFile.Missing), faults);

        T Read<T>(string name, Func<string, T> read, T missing)
        {
            try
            {
                return AppFiles.Find(contentRoot, name) is { } path ? read(path) : missing;
            }
            catch (HostStartException exception)
            {
                faults.Add(exception.Message);
                return missing;
            }
        }
    }
}
