using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Functions.Storage;
using RetryPolicy = Azure.Core.Pipeline.RetryPolicy;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>A process's connection to its storage: fails as planned, and ends with the process.</summary>
/// <param name="plan">Faults by request.</param>
/// <param name="age">Added to the age of pending markers.</param>
internal sealed partial class FaultyStorage(HttpMessageHandler inner, string connectionString, FaultPlan plan, Func<TimeSpan> age)
    : DelegatingHandler(inner)
{
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpMessageHandler _inner = inner;

    /// <summary>Completes when the process has died: none of its requests arrives after that.</summary>
    public Task Dead => _dead.Task;

    public static TableServiceClient Tables(string connectionString, HttpMessageHandler handler) =>
        new(connectionString, On(new TableClientOptions(), handler));

    public static BlobServiceClient Blobs(string connectionString, HttpMessageHandler handler) =>
        new(connectionString, On(new BlobClientOptions(), handler));

    public void Die() => _dead.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fault = Dead.IsCompleted ? StorageFault.DeathBefore : plan.Next(request);
        switch (fault)
        {
            case StorageFault.Busy:
                return Busy(request);
            case StorageFault.TimedOut:
                throw TimeOut();
            case StorageFault.DoneButTimedOut:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw TimeOut();
            case StorageFault.Overtaken:
                await OvertakeAsync(request, cancellationToken);
                break;
            case StorageFault.SentTwice when request.Method != HttpMethod.Get:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                break;
            case StorageFault.DeathBefore:
                Die();
                throw TimeOut();
            case StorageFault.DeathAfter:
                Die();
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw TimeOut();
            default:
                break;
        }

        var answer = await base.SendAsync(request, cancellationToken);
        var isReadOfNotes = request.RequestUri!.AbsolutePath.EndsWith("/Pending()", StringComparison.Ordinal);
        return isReadOfNotes ? await AgedAsync(answer, cancellationToken) : answer;
    }

    private static TOptions On<TOptions>(TOptions options, HttpMessageHandler handler)
        where TOptions : ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
        StorageTimeouts.Apply(options).RetryPolicy = new RetryPolicy(maxRetries: 0);
        return options;
    }

    // As the client libraries report their own network timeout.
    private static TaskCanceledException TimeOut() => new("The operation was cancelled because it exceeded the configured timeout.");

    private static HttpResponseMessage Busy(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
        answer.Headers.Add("x-ms-error-code", "ServerBusy");
        return answer;
    }

    /// <summary>Changes the ETag of the row or blob that the request expects unchanged.</summary>
    private async Task OvertakeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = Uri.UnescapeDataString(request.RequestUri!.AbsoluteUri);
        var text = address.EndsWith("$batch", StringComparison.Ordinal)
            ? await request.Content!.ReadAsStringAsync(cancellationToken)
            : $"{address}\r\n{request.Headers}";
        if (ExpectedRow().Match(Uri.UnescapeDataString(text)) is { Success: true } row)
        {
            var (table, partition, key) = (row.Groups["table"].Value, row.Groups["partition"].Value, row.Groups["row"].Value);
            await Tables(connectionString, _inner)
                .GetTableClient(table)
                .UpdateEntityAsync(new TableEntity(partition, key), Azure.ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        else if (request.Method == HttpMethod.Put && request.Headers.Contains("If-Match"))
        {
            var path = new BlobUriBuilder(request.RequestUri);
            var blob = Blobs(connectionString, _inner).GetBlobContainerClient(path.BlobContainerName).GetBlobClient(path.BlobName);
            await blob.UploadAsync((await blob.DownloadContentAsync(cancellationToken)).Value.Content, overwrite: true, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> AgedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var rows = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.Content = new StringContent(
            WrittenAt().Replace(rows, match => $"\"Timestamp\":\"{DateTimeOffset.Parse(match.Groups["at"].Value, null) - age():O}\""),
            Encoding.UTF8,
            "application/json"
        );
        return answer;
    }

    [GeneratedRegex(
        @"/(?<table>\w+)\(PartitionKey='(?<partition>[^']*)',\s*RowKey='(?<row>[^']*)'\)" + @"(?=((?!PartitionKey=)[\s\S])*?If-Match: W/)"
    )]
    private static partial Regex ExpectedRow();

    [GeneratedRegex("\"Timestamp\":\"(?<at>[^\"]+)\"")]
    private static partial Regex WrittenAt();
}
