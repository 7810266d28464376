using Azure;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Settings;

namespace CreditFunctions.LocalHost.Hosting.State;

/// <summary>Explains storage errors at start. Does not repeat the connection string, which contains a key.</summary>
internal static class StorageFaults
{
    public static bool IsStorage(Exception exception) =>
        exception is RequestFailedException or StorageUnavailableException or OperationCanceledException
        || (exception is AggregateException all && all.InnerExceptions.All(IsStorage));

    public static HostStartException Explain(Exception exception) =>
        new(
            $"The storage of {SettingNames.Storage} does not answer as it should: {exception.GetBaseException().Message} "
                + "Start it (Azurite, where it is 'UseDevelopmentStorage=true'), or correct the setting.",
            exception
        );

    public static HostStartException ExplainSetting(Exception exception) =>
        new($"The setting {SettingNames.Storage} is no connection string of a storage account. Correct it.", exception);
}
