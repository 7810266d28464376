using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Converts activity inputs and results between Durable Task and the Functions protocol.</summary>
internal static class ActivityData
{
    /// <summary>The input is stored as an array with one element. The worker receives the element as JSON.</summary>
    public static TypedData ReadInput(string? stored)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return new TypedData { Json = "null" };
        }

        using var document = JsonDocument.Parse(stored);
        var root = document.RootElement;
        return new TypedData { Json = root.ValueKind is JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0].GetRawText() : stored };
    }

    /// <summary>The JSON to store; null without a result. The worker sends a string as is, and other values as JSON.</summary>
    public static string? WriteResult(TypedData? result) =>
        result?.DataCase switch
        {
            TypedData.DataOneofCase.Json => result.Json,
            TypedData.DataOneofCase.String => JsonSerializer.Serialize(result.String, Relaxed),
            TypedData.DataOneofCase.Int => result.Int.ToString(CultureInfo.InvariantCulture),
            TypedData.DataOneofCase.Double => JsonSerializer.Serialize(result.Double),
            TypedData.DataOneofCase.Bytes => JsonSerializer.Serialize(result.Bytes.ToBase64()),
            _ => null,
        };

    // Keeps Chinese text short.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
