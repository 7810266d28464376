using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads JSON bodies strictly: what is not understood is refused, never passed over.</summary>
internal static class RequestJson
{
    /// <summary>Largest JSON body, in bytes, where nothing else is said.</summary>
    public const int MaxBytes = 256 * 1024;

    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            // Chinese stays readable; JSON goes to programs and never into a page.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new InstantJson() },
            MaxDepth = 16,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DecisionJson.NameSteps, Kinds.NamedBy<Letter>("kind") } },
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };

    /// <summary>The body as a form of the app; every fault names what to mend.</summary>
    public static Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync<T>(request, MaxBytes, cancellationToken);

    /// <inheritdoc cref="ReadAsync{T}(HttpRequest, CancellationToken)"/>
    /// <param name="maxBytes">Largest body.</param>
    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return new Error(
                ErrorKind.UnsupportedType,
                "content-type-is-not-json",
                "Send the body as Content-Type: application/json in UTF-8."
            );
        }

        var body = await ReadBodyAsync(request, maxBytes, cancellationToken);
        if (body is null)
        {
            return new Error(ErrorKind.TooLarge, "body-is-too-large", $"A JSON body has at most {maxBytes} bytes here.");
        }

        if (!Utf8.IsValid(body))
        {
            return Charset.IsNotUtf8(request.ContentType);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(WithoutMark(body), Options) is { } form
                ? form
                : new Error(ErrorKind.Malformed, "body-is-empty", "Send a JSON object.");
        }
        catch (InvalidValueException invalid)
        {
            return invalid.Error with { Field = FieldOf(invalid) };
        }
        catch (JsonException exception)
        {
            return new Error(ErrorKind.Malformed, "json-is-malformed", Describe(exception)) { Field = FieldOf(exception) };
        }
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    // Windows programs begin UTF-8 with a byte order mark; RFC 8259 lets a reader pass over it.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    // The exception's own message may quote what was sent, and that may be personal.
    private static string Describe(JsonException exception) =>
        $"The body cannot be read at line {exception.LineNumber + 1}: a field is unknown, doubled, of the wrong type or nested too deep, "
        + "or this is no JSON.";

    /// <summary>The field that a fault is about; null where it is the whole.</summary>
    internal static string? FieldOf(JsonException exception) => exception.Path is { Length: > 2 } path ? path[2..] : null;
}
