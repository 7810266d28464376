using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core;

/// <summary>A value that is stored and shown as one text, with rules for that text.</summary>
public interface ITextValue<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    string Value { get; }

    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value);
}

/// <summary>Writes a text value as a JSON string; refuses an invalid text when reading.</summary>
public sealed class TextValueConverter<T> : JsonConverter<T>
    where T : struct, ITextValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), out var value) ? value : throw new JsonException($"The text is no {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
