using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Storage;

/// <summary>How records are written to rows: names of enums, camel case, nothing that a later version could not read.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            // The one engineer who looks into a row shall be able to read it.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers =
                {
                    Kinds.NamedBy<Fact>("fact"),
                    Kinds.NamedBy<Letter>("kind"),
                    Kinds.NamedBy<Notification>("notification"),
                    Kinds.NamedBy<Publication>("kind"),
                    DecisionJson.NameSteps,
                },
            },
        };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The row holds something else.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"The row holds no {typeof(T).Name}.");
}
