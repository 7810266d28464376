using System.Net.Http.Headers;
using System.Text;
using CreditFunctions.Core;

namespace CreditFunctions.Functions.Http;

/// <summary>The only supported charset of request bodies.</summary>
internal static class Charset
{
    private static readonly string[] Wide = ["utf-16", "utf-32", "unicode"];

    /// <summary>UTF-8 that throws for invalid bytes and writes no byte order mark.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a charset encodes even ASCII differently from UTF-8, so that text read as UTF-8 would contain NULs.</summary>
    public static bool IsWide(string? charset) =>
        charset?.Trim('"') is { } name && Wide.Any(each => name.StartsWith(each, StringComparison.OrdinalIgnoreCase));

    public static Error IsNotUtf8(string? contentType)
    {
        var declared =
            MediaTypeHeaderValue.TryParse(contentType, out var type) && type.CharSet is { Length: > 0 and <= 20 } charset
                ? charset.Trim('"')
                : "UTF-8";
        return new Error(
            ErrorKind.Malformed,
            "charset-is-not-utf8",
            $"The body was sent as {declared} and is no valid UTF-8; GB 18030 and GBK are not read. Encode it in UTF-8 and send it again."
        ).With("charset", declared);
    }
}
