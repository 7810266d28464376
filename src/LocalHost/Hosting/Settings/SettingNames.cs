namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>Settings that the host reads, and the two forms of a setting's name.</summary>
internal static class SettingNames
{
    public const string Port = "LocalHost:Port";
    public const string ManagementEndpoints = "LocalHost:ManagementEndpoints";
    public const string Storage = "AzureWebJobsStorage";
    public const string RehearsalRate = "LocalHost:Rehearsal:Rate";
    public const string RehearsalFrom = "LocalHost:Rehearsal:From";

    public static string InConfiguration(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    public static string InEnvironment(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
