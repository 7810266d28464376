namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>The settings that this runtime reads, beside those of the app.</summary>
internal static class SettingNames
{
    public const string Port = "LocalRuntime:Port";
    public const string Address = "LocalRuntime:Address";
    public const string MaxRequestBodySize = "LocalRuntime:MaxRequestBodySize";
    public const string ManagementEndpoints = "LocalRuntime:ManagementEndpoints";
    public const string Storage = "AzureWebJobsStorage";
    public const string RehearsalRate = "LocalRuntime:Rehearsal:Rate";
    public const string RehearsalFrom = "LocalRuntime:Rehearsal:From";
}
