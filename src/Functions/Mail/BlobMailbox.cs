using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Mail;

/// <summary>The local mailbox: one blob a mail, named by its Message-ID, so that a mail sent twice is there once.</summary>
public sealed class BlobMailbox(BlobServiceClient blobs) : IMailTransport
{
    /// <summary>Most mails shown at once.</summary>
    public const int PageSize = 200;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.MailboxContainer);

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.MessageId)))[..32];
        try
        {
            await _container.GetBlobClient($"{name}.json").UploadAsync(
                BinaryData.FromString(StoredJson.Write(message)),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            // It is there already.
        }
    }

    /// <summary>The newest mails, newest first.</summary>
    public async Task<IReadOnlyList<MailMessage>> ReadNewestAsync(CancellationToken cancellationToken)
    {
        var items = new List<BlobItem>();
        await foreach (var item in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            items.Add(item);
        }

        var newest = items.OrderByDescending(item => item.Properties.CreatedOn ?? item.Properties.LastModified).Take(PageSize);
        var mails = new List<MailMessage>();
        foreach (var item in newest)
        {
            var content = await _container.GetBlobClient(item.Name).DownloadContentAsync(cancellationToken);
            mails.Add(StoredJson.Read<MailMessage>(content.Value.Content.ToString()));
        }

        return [.. mails.OrderByDescending(mail => mail.SentAt)];
    }
}
