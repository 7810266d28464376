using Azure.Core;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Gives up on storage that takes a connection and then says nothing.</summary>
internal static class StorageTimeouts
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    /// <summary>Makes a client impatient.</summary>
    public static TOptions Apply<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.NetworkTimeout = options.Retry.NetworkTimeout < LongestAttempt ? options.Retry.NetworkTimeout : LongestAttempt;
        return options;
    }
}
