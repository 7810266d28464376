using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// A response that is the same for everybody and contains no secret: sent with an ETag, as 304 if the client has it, and compressed. Never
/// for content that may be withdrawn, nor for anything about the reader: compression could leak it.
/// </summary>
internal sealed class CacheableResult(IResult inner, string cacheControl) : IResult
{
    /// <summary>Cached, but revalidated each time.</summary>
    public const string Revalidate = "no-cache";

    private const int SmallestToCompress = 1024;
    private const int TagBytes = 16;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var (method, body) = (request.Method, response.Body);
        using var buffer = new MemoryStream();
        response.Body = buffer;

        // A file result writes nothing for HEAD; its tag and length must equal those of GET.
        request.Method = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        try
        {
            await inner.ExecuteAsync(httpContext);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
        finally
        {
            (request.Method, response.Body) = (method, body);
        }

        await SendAsync(httpContext, buffer.ToArray());
    }

    private async Task SendAsync(HttpContext http, byte[] content)
    {
        var response = http.Response;
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = new EntityTagHeaderValue(
                $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"",
                isWeak: true
            );
            var typed = response.GetTypedHeaders();
            typed.ETag = tag;
            response.Headers.CacheControl = cacheControl;
            response.Headers.Append(HeaderNames.Vary, "Accept, Accept-Encoding, Accept-Language");
            if (
                http
                    .Request.GetTypedHeaders()
                    .IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any)
            )
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                response.Headers.ContentType = default;
                return;
            }

            content = Compress(http, content);
        }

        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(content, http.RequestAborted);
        }
    }

    private static byte[] Compress(HttpContext http, byte[] content)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        if (content.Length < SmallestToCompress || IsCompressed(http.Response.ContentType))
        {
            return content;
        }

        return Accepts(accepted, "br")
                ? Compress(http, content, "br", stream => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            : Accepts(accepted, "gzip")
                ? Compress(http, content, "gzip", stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            : content;
    }

    private static byte[] Compress(HttpContext http, byte[] content, string encoding, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(content);
        }

        http.Response.Headers.ContentEncoding = encoding;
        return compressed.ToArray();
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && each.Quality is null or > 0);

    private static bool IsCompressed(string? contentType) =>
        contentType is null
        || contentType.StartsWith("image/png", StringComparison.Ordinal)
        || contentType.Contains("zip", StringComparison.Ordinal)
        || contentType.Contains("openxmlformats", StringComparison.Ordinal)
        || contentType.StartsWith("application/pdf", StringComparison.Ordinal);
}
