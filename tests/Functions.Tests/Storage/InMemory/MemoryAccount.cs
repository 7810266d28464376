using System.Net;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>
/// A storage account in memory. Implements the part of the Table and Blob protocols that the app and the engine use, so that their
/// adapters and Azure's client libraries run on it unchanged; refuses everything else with an error.
/// </summary>
internal sealed class MemoryAccount : HttpMessageHandler
{
    private const string TableHost = "table.memory";

    private readonly Lock _lock = new();
    private readonly MemoryTables _tables = new();
    private readonly MemoryBlobs _blobs = new();
    private StorageTrial? _trial;

    /// <summary>For the client libraries; the signature is not checked.</summary>
    public static string ConnectionString { get; } =
        $"AccountName=memory;AccountKey={Convert.ToBase64String(new byte[32])};"
        + $"TableEndpoint=http://{TableHost}/;BlobEndpoint=http://blob.memory/";

    /// <summary>Table rows read so far.</summary>
    public long RowsRead
    {
        get
        {
            lock (_lock)
            {
                return _tables.RowsRead;
            }
        }
    }

    /// <summary>Adds rows to tables, derived from existing ones.</summary>
    public void Multiply(IEnumerable<string> tables, Func<string, MemoryRow, IEnumerable<MemoryRow>> copies)
    {
        lock (_lock)
        {
            _tables.Multiply(tables, copies);
        }
    }

    /// <summary>Rows and blobs outside some tables, by key and version.</summary>
    public HashSet<string> Snapshot(Func<string, bool> isLeftOut)
    {
        lock (_lock)
        {
            return _tables.Snapshot(isLeftOut).Concat(_blobs.Snapshot()).ToHashSet();
        }
    }

    /// <summary>Runs an action while only some tables are writable; changes to these are undone afterwards.</summary>
    /// <param name="isWritable">Whether a table or container may be written, with the content of the write.</param>
    /// <param name="takenBack">Tables whose rows are restored.</param>
    public async Task<StorageTrial> TryAsync(Func<string, string, bool> isWritable, IReadOnlyList<string> takenBack, Func<Task> act)
    {
        var trial = new StorageTrial(isWritable);
        Action recall;
        lock (_lock)
        {
            recall = _tables.Hold(takenBack);
            _trial = trial;
        }

        try
        {
            await act();
        }
        finally
        {
            lock (_lock)
            {
                _trial = null;
                recall();
            }
        }

        return trial;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_lock)
        {
            var answer =
                _trial?.Refuses(request, body) == true ? Empty(HttpStatusCode.BadRequest)
                : request.RequestUri!.Host == TableHost ? _tables.Answer(request, body)
                : _blobs.Answer(request, body);
            answer.RequestMessage = request;
            answer.Headers.Add("x-ms-request-id", "memory");
            return answer;
        }
    }

    public static HttpResponseMessage Empty(HttpStatusCode status, string? etag = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        if (etag is not null)
        {
            answer.Headers.TryAddWithoutValidation("ETag", etag);
        }

        return answer;
    }
}
