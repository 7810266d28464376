using System.Text.Json;
using System.Text.Json.Serialization;
using CreditFunctions.Core;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Functions.Http;

/// <summary>A JSON value that is readable but invalid: answered with 422 at its field, not as a malformed body.</summary>
internal sealed class InvalidValueException(Error error) : JsonException(error.Message)
{
    public Error Error { get; } = error;
}

/// <summary>
/// Reads instants only with offset, and only in the range of calendar and storage. The default value is kept: in a draft it means not
/// entered.
/// </summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        if (
            TimeText.TryReadInstant(reader.GetString(), out var instant) || (reader.TryGetDateTimeOffset(out instant) && instant == default)
        )
        {
            return instant;
        }

        throw new InvalidValueException(
            new Error(
                ErrorKind.Invalid,
                "time-is-malformed",
                $"Give a time with its offset from UTC, such as 2026-12-31T17:00:00+08:00, in the years {TimeText.FirstDay.Year} to "
                    + $"{TimeText.LastDay.Year}."
            )
        );
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
