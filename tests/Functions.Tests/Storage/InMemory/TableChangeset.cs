using System.Globalization;
using System.Net;
using System.Text;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>A request within a transaction, or alone.</summary>
internal sealed record TableOperation(string Method, string Path, string? IfMatch, byte[] Body);

/// <summary>The wire format of a transaction: a multipart body of requests or responses.</summary>
internal static class TableChangeset
{
    private const string Version = " HTTP/1.1";

    public static IReadOnlyList<TableOperation> Read(string body)
    {
        var lines = body.Split("\r\n");
        var operations = new List<TableOperation>();
        for (var number = 0; number < lines.Length; number++)
        {
            if (!lines[number].EndsWith(Version, StringComparison.Ordinal))
            {
                continue;
            }

            var (method, address) = lines[number][..^Version.Length].Split(' ', 2) is [var first, var second] ? (first, second) : default;
            string? ifMatch = null;
            while (lines[++number].Length > 0)
            {
                var (name, value) = lines[number].Split(": ", 2) is [var left, var right] ? (left, right) : (lines[number], "");
                ifMatch = name.Equals("If-Match", StringComparison.OrdinalIgnoreCase) ? value : ifMatch;
            }

            // The content of a part is one line of JSON, or empty.
            var content = number + 1 < lines.Length && lines[number + 1].StartsWith('{') ? lines[++number] : "";
            var path = Uri.UnescapeDataString(new Uri(address).AbsolutePath);
            operations.Add(new TableOperation(method, path, ifMatch, Encoding.UTF8.GetBytes(content)));
        }

        return operations;
    }

    public static HttpResponseMessage Answer(IEnumerable<HttpResponseMessage> answers)
    {
        var text = new StringBuilder("--batchresponse\r\nContent-Type: multipart/mixed; boundary=changesetresponse\r\n\r\n");
        foreach (var answer in answers)
        {
            using var reader = new StreamReader(answer.Content.ReadAsStream());
            text.Append("--changesetresponse\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.StatusCode} {answer.StatusCode}\r\n")
                .Append("Content-Type: application/json\r\n");
            if (answer.Headers.TryGetValues("ETag", out var etag))
            {
                text.Append(CultureInfo.InvariantCulture, $"ETag: {etag.Single()}\r\n");
            }

            text.Append("\r\n").Append(reader.ReadToEnd()).Append("\r\n");
        }

        text.Append("--changesetresponse--\r\n--batchresponse--\r\n");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString()));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=batchresponse");
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
    }
}
