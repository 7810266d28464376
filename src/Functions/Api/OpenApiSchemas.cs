using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CreditFunctions.Functions.Http;

namespace CreditFunctions.Functions.Api;

/// <summary>Describes types as JSON Schema, as they are serialized; each record and enum once, under its name.</summary>
internal sealed class OpenApiSchemas
{
    private const string RequestSuffix = "Request";
    private const string FormSuffix = "Form";

    private static readonly Dictionary<Type, (string Type, string? Format)> Plain = new()
    {
        [typeof(string)] = ("string", null),
        [typeof(bool)] = ("boolean", null),
        [typeof(int)] = ("integer", "int32"),
        [typeof(long)] = ("integer", "int64"),
        [typeof(decimal)] = ("number", null),
        [typeof(double)] = ("number", "double"),
        [typeof(DateTimeOffset)] = ("string", "date-time"),
        [typeof(DateOnly)] = ("string", "date"),
        [typeof(Uri)] = ("string", "uri"),
        // As hours:minutes:seconds or days.hours:minutes:seconds; no format covers both.
        [typeof(TimeOnly)] = ("string", null),
        [typeof(TimeSpan)] = ("string", null),
        // In base64.
        [typeof(ReadOnlyMemory<byte>)] = ("string", "byte"),
    };

    private readonly SortedDictionary<string, JsonObject> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _typesByName = [];

    public JsonObject ToJson() =>
        new([.. _named.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value.DeepClone()))]);

    /// <param name="isRequest">For a request, unknown fields are not allowed.</param>
    public JsonObject Of(Type type, bool isRequest)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return OrNull(Of(value, isRequest));
        }

        if (Plain.TryGetValue(type, out var plain))
        {
            return Text(plain.Type, plain.Format);
        }

        if (type.IsEnum)
        {
            return Reference(type.Name, type, () => new JsonObject { ["type"] = "string", ["enum"] = Names(type) });
        }

        var info = RequestJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Of(type.GenericTypeArguments[^1], isRequest),
            },
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(ElementOf(type), isRequest) },
            JsonTypeInfoKind.Object when info.PolymorphismOptions is { } options => Reference(
                NameOf(type, isRequest),
                type,
                () => OneOf(options, isRequest)
            ),
            JsonTypeInfoKind.Object => Reference(
                IsCase(type) ? $"{NameOf(type, isRequest)}.WithoutKind" : NameOf(type, isRequest),
                type,
                () => Fields(info, isRequest)
            ),
            // Ids, codes and hashes are serialized as one string.
            _ when type.GetCustomAttribute<JsonConverterAttribute>() is not null => Text("string", format: null),
            _ => throw new InvalidOperationException(
                $"Nobody knows how {type} looks as JSON. Give it a converter, or an answer of its own."
            ),
        };
    }

    private JsonObject Reference(string name, Type type, Func<JsonObject> write)
    {
        if (_typesByName.TryAdd(name, type))
        {
            _named[name] = write();
        }
        else if (_typesByName[name] != type)
        {
            throw new InvalidOperationException($"{type} and {_typesByName[name]} would both be called {name}. Rename one.");
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonObject Fields(JsonTypeInfo info, bool isRequest, JsonDerivedType? derived = null, string? discriminator = null)
    {
        var (fields, required) = (new JsonObject(), new JsonArray());
        if (derived is { } kind)
        {
            fields[discriminator!] = new JsonObject { ["const"] = kind.TypeDiscriminator!.ToString() };
            required.Add(discriminator);
        }

        foreach (
            var property in info.Properties.Where(property =>
                isRequest ? property.Set is not null || property.AssociatedParameter is not null : property.Get is not null
            )
        )
        {
            var schema = Of(property.PropertyType, isRequest);
            var isNullable = !property.PropertyType.IsValueType && (isRequest ? property.IsSetNullable : property.IsGetNullable);
            fields[property.Name] = isNullable ? OrNull(schema) : schema;
            if (isRequest ? property.IsRequired : !isNullable && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                required.Add(property.Name);
            }
        }

        var written = new JsonObject { ["type"] = "object", ["properties"] = fields };
        if (required.Count > 0)
        {
            written["required"] = required;
        }

        if (isRequest)
        {
            written["additionalProperties"] = false;
        }

        return written;
    }

    // Where a property has a case of a polymorphic type, its JSON has no discriminator.
    private static bool IsCase(Type type) =>
        WholesOf(type)
            .Any(whole =>
                RequestJson.Options.GetTypeInfo(whole).PolymorphismOptions?.DerivedTypes.Any(derived => derived.DerivedType == type) == true
            );

    private static IEnumerable<Type> WholesOf(Type type)
    {
        for (var whole = type.BaseType; whole is not null; whole = whole.BaseType)
        {
            yield return whole;
        }
    }

    private JsonObject OneOf(JsonPolymorphismOptions options, bool isRequest)
    {
        var (cases, mapping) = (new JsonArray(), new JsonObject());
        foreach (var derived in options.DerivedTypes)
        {
            var info = RequestJson.Options.GetTypeInfo(derived.DerivedType);
            var reference = Reference(
                NameOf(derived.DerivedType, isRequest),
                derived.DerivedType,
                () => Fields(info, isRequest, derived, options.TypeDiscriminatorPropertyName)
            );
            mapping[derived.TypeDiscriminator!.ToString()!] = reference["$ref"]!.DeepClone();
            cases.Add(reference);
        }

        return new JsonObject
        {
            ["oneOf"] = cases,
            ["discriminator"] = new JsonObject { ["propertyName"] = options.TypeDiscriminatorPropertyName, ["mapping"] = mapping },
        };
    }

    private static JsonArray Names(Type type) =>
        [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, RequestJson.Options))];

    private static JsonObject Text(string type, string? format)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            return schema;
        }

        return schema.ContainsKey("anyOf")
            ? schema
            : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    // Request and response schemas may differ even for the same type.
    private static string NameOf(Type type, bool isRequest)
    {
        var name = type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
        return isRequest && !name.EndsWith(FormSuffix, StringComparison.Ordinal) ? $"{name}{RequestSuffix}" : name;
    }

    private static Type ElementOf(Type type) =>
        type.IsArray
            ? type.GetElementType()!
            : type.GetInterfaces()
                .Append(type)
                .First(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                .GenericTypeArguments[0];
}
