using System.Net.Http.Headers;
using System.Text;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>A multipart form that was sent, to be repeated with one changed part.</summary>
internal sealed class MultipartText(RequestBody body)
{
    private readonly string _boundary = MediaTypeHeaderValue
        .Parse(body.ContentType!)
        .Parameters.Single(parameter => parameter.Name == "boundary")
        .Value!.Trim('"');

    /// <param name="value">Null removes the part.</param>
    public HttpContent With(string field, byte[]? value)
    {
        // Byte by byte, so that files stay unchanged.
        var sections = Encoding.Latin1.GetString(body.Bytes).Split($"--{_boundary}");
        var changed = sections
            .Select(section =>
                IsOf(section, field)
                    ? value is null
                        ? null
                        : $"{section.Split("\r\n\r\n")[0]}\r\n\r\n{Encoding.Latin1.GetString(value)}\r\n"
                    : section
            )
            .OfType<string>();
        return RequestBody.Of(Encoding.Latin1.GetBytes(string.Join($"--{_boundary}", changed)), body.ContentType);
    }

    private static bool IsOf(string section, string field) =>
        section.Contains($"name={field}\r\n", StringComparison.Ordinal)
        || section.Contains($"name={field};", StringComparison.Ordinal)
        || section.Contains($"name=\"{field}\"", StringComparison.Ordinal);
}
