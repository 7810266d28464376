using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// The storage account of the app, named as the Functions host names it: by connection string, or by account name and managed
/// identity.
/// </summary>
public abstract record StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    private StorageAccount()
    {
    }

    /// <summary>
    /// Reads <c>AzureWebJobsStorage</c>, or <c>AzureWebJobsStorage__accountName</c> (with <c>__clientId</c> for a user-assigned
    /// identity).
    /// </summary>
    /// <exception cref="InvalidOperationException">Neither is set.</exception>
    public static StorageAccount Read(IConfiguration configuration) => configuration[Setting] switch
    {
        { Length: > 0 } connectionString => new ByConnectionString(connectionString),
        _ when configuration[$"{Setting}:accountName"] is { Length: > 0 } name => new ByIdentity(
            name,
            CredentialOf(configuration[$"{Setting}:clientId"])),
        _ => throw new InvalidOperationException(
            $"Set {Setting} to a connection string, or {Setting}__accountName to the name of a storage account that this app's identity may use."),
    };

    public abstract TableServiceClient CreateTableClient();

    public abstract BlobServiceClient CreateBlobClient();

    private static ManagedIdentityCredential CredentialOf(string? clientId) =>
        new(string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));

    private sealed record ByConnectionString(string Value) : StorageAccount
    {
        public override TableServiceClient CreateTableClient() => new(Value, StorageTimeouts.Apply(new TableClientOptions()));

        public override BlobServiceClient CreateBlobClient() => new(Value, StorageTimeouts.Apply(new BlobClientOptions()));
    }

    private sealed record ByIdentity(string AccountName, TokenCredential Credential) : StorageAccount
    {
        public override TableServiceClient CreateTableClient() =>
            new(new Uri($"https://{AccountName}.table.core.windows.net"), Credential, StorageTimeouts.Apply(new TableClientOptions()));

        public override BlobServiceClient CreateBlobClient() =>
            new(new Uri($"https://{AccountName}.blob.core.windows.net"), Credential, StorageTimeouts.Apply(new BlobClientOptions()));
    }
}
