using Azure.Core;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Short timeouts for a storage service that accepts connections but does not respond.</summary>
internal static class StorageTimeouts
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    public static TOptions Apply<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.NetworkTimeout = options.Retry.NetworkTimeout < LongestAttempt ? options.Retry.NetworkTimeout : LongestAttempt;
        return options;
    }
}
