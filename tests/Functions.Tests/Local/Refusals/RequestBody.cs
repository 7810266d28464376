using System.Text;
using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>The body of a request, to be repeated with an error.</summary>
internal sealed record RequestBody(byte[] Bytes, string? ContentType)
{
    /// <summary>Null where it is not JSON.</summary>
    public JsonObject? Json =>
        ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? JsonNode.Parse(Bytes) as JsonObject : null;

    public static async Task<RequestBody?> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is { } content
            ? new RequestBody(
                await content.ReadAsByteArrayAsync(cancellationToken),
                content.Headers.TryGetValues("Content-Type", out var types) ? types.First() : null
            )
            : null;

    public static HttpContent Of(byte[] bytes, string? contentType)
    {
        var content = new ByteArrayContent(bytes);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }

    public static HttpContent Of(string json) => Of(Encoding.UTF8.GetBytes(json), "application/json");

    public HttpContent ToContent() => Of(Bytes, ContentType);
}
