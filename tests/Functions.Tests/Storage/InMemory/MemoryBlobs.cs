using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Web;
using System.Xml.Linq;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>The Blob service: containers, and blobs written whole or in blocks.</summary>
internal sealed class MemoryBlobs
{
    private readonly Dictionary<string, SortedDictionary<string, MemoryBlob>> _containers = [];
    private readonly Dictionary<(string Blob, string Block), byte[]> _blocks = [];
    private long _version;

    private sealed record MemoryBlob(byte[] Content, string ContentType, DateTimeOffset WrittenAt, string ETag);

    /// <summary>By key and version.</summary>
    public IEnumerable<string> Snapshot() =>
        _containers.SelectMany(container => container.Value.Select(blob => $"{container.Key}/{blob.Key} {blob.Value.ETag}"));

    public HttpResponseMessage Answer(HttpRequestMessage request, byte[] body)
    {
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).TrimStart('/').Split('/', 2);
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        try
        {
            return (request.Method.Method, query["restype"], query["comp"]) switch
            {
                ("PUT", "container", null) => CreateContainer(path[0]),
                ("GET", "container", null) => Exists(Container(path[0])),
                ("GET", "container", "list") => List(Container(path[0]), query["prefix"] ?? ""),
                ("PUT", null, null) => Write(Container(path[0]), path[1], request, body),
                ("PUT", null, "block") => Stage(path[1], query["blockid"]!, body),
                ("PUT", null, "blocklist") => Write(Container(path[0]), path[1], request, Assemble(path[1], body)),
                ("GET", null, null) => Read(Find(path), request),
                ("HEAD", null, null) => Read(Find(path), request),
                ("DELETE", null, null) => Delete(Container(path[0]), path[1]),
                var (method, type, part) => throw StorageRefusal.Unknown($"{method} restype={type} comp={part}"),
            };
        }
        catch (StorageRefusal refusal)
        {
            var answer = MemoryAccount.Empty(refusal.Status);
            answer.Headers.Add("x-ms-error-code", refusal.Code);
            return answer;
        }
    }

    private HttpResponseMessage CreateContainer(string name) =>
        _containers.TryAdd(name, new(StringComparer.Ordinal))
            ? MemoryAccount.Empty(HttpStatusCode.Created, "\"container\"")
            : throw StorageRefusal.Conflict("ContainerAlreadyExists");

    private static HttpResponseMessage Exists(SortedDictionary<string, MemoryBlob> _) =>
        MemoryAccount.Empty(HttpStatusCode.OK, "\"container\"");

    private HttpResponseMessage Stage(string blob, string block, byte[] body)
    {
        _blocks[(blob, block)] = body;
        return MemoryAccount.Empty(HttpStatusCode.Created);
    }

    private byte[] Assemble(string blob, byte[] list) =>
        [
            .. XElement
                .Load(new MemoryStream(list))
                .Elements()
                .SelectMany(block =>
                    _blocks.GetValueOrDefault((blob, block.Value)) ?? throw StorageRefusal.Unknown($"block {block.Value}")
                ),
        ];

    private HttpResponseMessage Write(SortedDictionary<string, MemoryBlob> container, string name, HttpRequestMessage request, byte[] body)
    {
        var current = container.GetValueOrDefault(name);
        if (Header(request, "If-None-Match") == "*" && current is not null)
        {
            throw StorageRefusal.Conflict("BlobAlreadyExists");
        }

        if (Header(request, "If-Match") is { } expected && expected != current?.ETag)
        {
            throw StorageRefusal.ConditionNotMet("ConditionNotMet");
        }

        var type = Header(request, "x-ms-blob-content-type") ?? "application/octet-stream";
        var blob = new MemoryBlob(body, type, DateTimeOffset.UtcNow, string.Create(CultureInfo.InvariantCulture, $"\"b{++_version}\""));
        container[name] = blob;
        return Written(HttpStatusCode.Created, blob);
    }

    private static HttpResponseMessage Read(MemoryBlob blob, HttpRequestMessage request)
    {
        var range = RangeHeaderValue.TryParse(Header(request, "x-ms-range"), out var asked) ? asked.Ranges.Single() : null;
        var from = (int)(range?.From ?? 0);
        var to = (int)Math.Min(range?.To ?? long.MaxValue, blob.Content.Length - 1);
        if (from > 0 && from >= blob.Content.Length)
        {
            throw new StorageRefusal(HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange");
        }

        var answer = Written(range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent, blob);
        var length = to - from + 1;
        answer.Content = request.Method == HttpMethod.Head ? new ByteArrayContent([]) : new ByteArrayContent(blob.Content, from, length);
        answer.Content.Headers.ContentLength = length;
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", blob.ContentType);
        answer.Content.Headers.LastModified = blob.WrittenAt;
        if (range is not null)
        {
            answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, to, blob.Content.Length);
        }

        return answer;
    }

    private static HttpResponseMessage Delete(SortedDictionary<string, MemoryBlob> container, string name) =>
        container.Remove(name) ? MemoryAccount.Empty(HttpStatusCode.Accepted) : throw StorageRefusal.NotFound("BlobNotFound");

    private static HttpResponseMessage List(SortedDictionary<string, MemoryBlob> container, string prefix)
    {
        var blobs = container
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry =>
                $"<Blob><Name>{SecurityElement.Escape(entry.Key)}</Name>"
                + $"<Properties><Creation-Time>{entry.Value.WrittenAt:R}</Creation-Time>"
                + $"<Last-Modified>{entry.Value.WrittenAt:R}</Last-Modified><Etag>{SecurityElement.Escape(entry.Value.ETag)}</Etag>"
                + $"<Content-Length>{entry.Value.Content.Length}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>"
            );
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                    + $"<EnumerationResults><Blobs>{string.Concat(blobs)}</Blobs><NextMarker/></EnumerationResults>",
                Encoding.UTF8,
                "application/xml"
            ),
        };
    }

    private static HttpResponseMessage Written(HttpStatusCode status, MemoryBlob blob)
    {
        var answer = MemoryAccount.Empty(status, blob.ETag);
        answer.Headers.Add("x-ms-blob-type", "BlockBlob");
        answer.Headers.Add("x-ms-creation-time", blob.WrittenAt.ToString("R", CultureInfo.InvariantCulture));
        answer.Content.Headers.LastModified = blob.WrittenAt;
        return answer;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) || (request.Content?.Headers.TryGetValues(name, out values) ?? false)
            ? values!.Single()
            : null;

    private SortedDictionary<string, MemoryBlob> Container(string name) =>
        _containers.GetValueOrDefault(name) ?? throw StorageRefusal.NotFound("ContainerNotFound");

    private MemoryBlob Find(string[] path) =>
        Container(path[0]).GetValueOrDefault(path[1]) ?? throw StorageRefusal.NotFound("BlobNotFound");
}
