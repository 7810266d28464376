using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Reviews;
using CsCheck;

namespace CreditFunctions.Core.Tests;

/// <summary>Facts are stored permanently as JSON: reading returns the written value.</summary>
public sealed class FactJsonTests
{
    // As rows are written.
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { Kinds.NamedBy<Fact>("fact"), Kinds.NamedBy<Letter>("kind"), DecisionJson.NameSteps },
        },
    };

    private static readonly JsonSerializerOptions Plain = new() { TypeInfoResolver = Stored.TypeInfoResolver };

    public static TheoryData<string> Facts =>
        [
            .. typeof(Fact)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)
                .Select(type => type.FullName!),
        ];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Fact_OfAnyContent_IsReadBackAsItWasWritten(string name)
    {
        var type = typeof(Fact).Assembly.GetType(name)!;

        Gen.Int.Sample(
            seed =>
            {
                var fact = new AnyValue(new Random(seed)).Of(type);
                Assert.Null(DifferenceOf(fact, Again(fact, Stored), type.Name));
                Assert.Null(DifferenceOf(fact, Again(fact, Plain), type.Name));
            },
            iter: 30
        );
    }

    [Fact]
    public void Fact_OfALaterVersion_IsNotTakenForAnother() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fact>("""{ "fact": "NeverHeardOf" }""", Stored));

    private static Fact? Again(object fact, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Fact>(JsonSerializer.Serialize((Fact)fact, options), options);

    /// <summary>First difference between two values; null where they are equal.</summary>
    private static string? DifferenceOf(object? written, object? read, string path)
    {
        if (written is null || read is null || written.GetType() != read.GetType())
        {
            return written is null && read is null ? null : $"{path}: {written} was read back as {read}";
        }

        if (written is IEnumerable entries and not string)
        {
            var (one, other) = (entries.Cast<object>().ToList(), ((IEnumerable)read).Cast<object>().ToList());
            return one.Count != other.Count
                ? $"{path}: {one.Count} entries were read back as {other.Count}"
                : one.Zip(other)
                    .Select((pair, index) => DifferenceOf(pair.First, pair.Second, $"{path}[{index}]"))
                    .FirstOrDefault(found => found is not null);
        }

        var isRecord =
            written.GetType() is { IsClass: true, Namespace: { } space } && space.StartsWith("CreditFunctions", StringComparison.Ordinal);
        return isRecord
                ? AnyValue
                    .StoredPropertiesOf(written.GetType())
                    .Select(property => DifferenceOf(property.GetValue(written), property.GetValue(read), $"{path}.{property.Name}"))
                    .FirstOrDefault(found => found is not null)
            : written.Equals(read) ? null
            : $"{path}: {written} was read back as {read}";
    }
}
