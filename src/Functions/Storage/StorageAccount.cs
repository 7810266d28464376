using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// The storage account of the app, named as the Functions host names it: by connection string, or with a managed identity by account name
/// or, in clouds with other addresses, by those of its services.
/// </summary>
public abstract record StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    private StorageAccount() { }

    /// <summary>
    /// Reads <c>AzureWebJobsStorage</c>, or <c>AzureWebJobsStorage__accountName</c>, or <c>__tableServiceUri</c> and
    /// <c>__blobServiceUri</c> (with
    /// <c>__clientId</c> for a user-assigned identity).
    /// </summary>
    /// <exception cref="InvalidOperationException">Neither is set.</exception>
    public static StorageAccount Read(IConfiguration configuration) =>
        configuration[Setting] switch
        {
            { Length: > 0 } connectionString => new ByConnectionString(connectionString),
            _ when configuration[$"{Setting}:accountName"] is { Length: > 0 } name => new ByIdentity(
                new Uri($"https://{name}.table.core.windows.net"),
                new Uri($"https://{name}.blob.core.windows.net"),
                CredentialOf(configuration)
            ),
            _ when Uri.TryCreate(configuration[$"{Setting}:tableServiceUri"], UriKind.Absolute, out var tables)
                    && Uri.TryCreate(configuration[$"{Setting}:blobServiceUri"], UriKind.Absolute, out var blobs) => new ByIdentity(
                tables,
                blobs,
                CredentialOf(configuration)
            ),
            _ => throw new InvalidOperationException(
                $"Set {Setting} to a connection string, or {Setting}__accountName to the name of a storage account that this app's "
                    + "identity may use, "
                    + $"or {Setting}__tableServiceUri and __blobServiceUri (and __queueServiceUri, for the host) to the addresses of its "
                    + "services."
            ),
        };

    /// <summary>
    /// Whether the connection string, where one is set, can be read. Whether anything is set at all is checked by the host.
    /// </summary>
    public static bool IsReadable(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } connectionString)
        {
            return true;
        }

        try
        {
            var account = new ByConnectionString(connectionString);
            _ = (account.CreateTableClient(), account.CreateBlobClient());
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    public abstract TableServiceClient CreateTableClient();

    public abstract BlobServiceClient CreateBlobClient();

    internal static ManagedIdentityCredential CredentialOf(IConfiguration configuration) =>
        new(
            configuration[$"{Setting}:clientId"] is { Length: > 0 } clientId
                ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                : ManagedIdentityId.SystemAssigned
        );

    private sealed record ByConnectionString(string Value) : StorageAccount
    {
        public override TableServiceClient CreateTableClient() => new(Value, StorageTimeouts.Apply(new TableClientOptions()));

        public override BlobServiceClient CreateBlobClient() => new(Value, StorageTimeouts.Apply(new BlobClientOptions()));
    }

    private sealed record ByIdentity(Uri Tables, Uri Blobs, TokenCredential Credential) : StorageAccount
    {
        public override TableServiceClient CreateTableClient() => new(Tables, Credential, StorageTimeouts.Apply(new TableClientOptions()));

        public override BlobServiceClient CreateBlobClient() => new(Blobs, Credential, StorageTimeouts.Apply(new BlobClientOptions()));
    }
}
