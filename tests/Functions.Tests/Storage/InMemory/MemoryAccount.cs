using System.Net;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>
/// A storage account in memory. It speaks as much of the Table and Blob protocols as the app and the engine use, so that their own
/// adapters and Azure's client libraries run on it unchanged; what it does not know, it refuses loudly.
/// </summary>
internal sealed class MemoryAccount : HttpMessageHandler
{
    private const string TableHost = "table.memory";

    private readonly Lock _lock = new();
    private readonly MemoryTables _tables = new();
    private readonly MemoryBlobs _blobs = new();
    private StorageTrial? _trial;

    /// <summary>What the client libraries are made of; the key signs requests that nobody checks.</summary>
    public static string ConnectionString { get; } =
        $"AccountName=memory;AccountKey={Convert.ToBase64String(new byte[32])};"
        + $"TableEndpoint=http://{TableHost}/;BlobEndpoint=http://blob.memory/";

    /// <summary>How many rows of tables were read so far.</summary>
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

    /// <summary>Adds rows to some tables, made of those that are there.</summary>
    public void Multiply(IEnumerable<string> tables, Func<string, MemoryRow, IEnumerable<MemoryRow>> copies)
    {
        lock (_lock)
        {
            _tables.Multiply(tables, copies);
        }
    }

    /// <summary>Every row and blob outside some tables, by its place and the version that it has.</summary>
    public HashSet<string> Snapshot(Func<string, bool> isLeftOut)
    {
        lock (_lock)
        {
            return _tables.Snapshot(isLeftOut).Concat(_blobs.Snapshot()).ToHashSet();
        }
    }

    /// <summary>Does something while nothing is written but to some tables; what is written to these is taken back afterwards.</summary>
    /// <param name="isWritable">Whether a table or container, with what is to be written there, is written all the same.</param>
    /// <param name="takenBack">Tables whose rows are put back as they were.</param>
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

    /// <summary>An answer without a body.</summary>
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
