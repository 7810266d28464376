using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Mail;

/// <summary>
/// The local mailbox: one blob a mail, named by recipient and Message-ID, so that one person's mails are found directly and a mail sent
/// twice is stored once.
/// </summary>
public sealed class BlobMailbox(BlobServiceClient blobs) : IMailTransport
{
    public const int PageSize = 200;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.MailboxContainer);

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var name = $"{FolderOf(message.To)}/{Hash(message.MessageId)}";
        try
        {
            await _container
                .GetBlobClient($"{name}.json")
                .UploadAsync(
                    BinaryData.FromString(StoredJson.Write(message)),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    },
                    cancellationToken
                );
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            // The mail exists already.
        }
    }

    /// <param name="to">Recipient; null: all.</param>
    public async Task<IReadOnlyList<MailMessage>> ReadNewestAsync(string? to, CancellationToken cancellationToken)
    {
        var prefix = to is null ? null : $"{FolderOf(to)}/";
        var items = new List<BlobItem>();
        await foreach (var item in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            items.Add(item);
        }

        var newest = items.OrderByDescending(item => item.Properties.CreatedOn ?? item.Properties.LastModified).Take(PageSize);
        var mails = new ConcurrentBag<MailMessage>();
        await Parallel.ForEachAsync(
            newest,
            cancellationToken,
            async (item, cancelled) =>
            {
                var content = await _container.GetBlobClient(item.Name).DownloadContentAsync(cancelled);
                mails.Add(StoredJson.Read<MailMessage>(content.Value.Content.ToString()));
            }
        );

        return [.. mails.OrderByDescending(mail => mail.SentAt).ThenBy(mail => mail.MessageId, StringComparer.Ordinal)];
    }

    private static string FolderOf(string to) => Hash(to.ToLowerInvariant())[..16];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
