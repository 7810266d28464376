using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Tests;

/// <summary>
/// Creates random values of any stored type: every field set, lists of up to two entries, every case of a closed choice.
/// </summary>
internal sealed class AnyValue(Random random)
{
    private static readonly string[] Texts = ["", "题目", "a\"b\\c</script>&'", "两\n行\t", "👩\u200D🔬", "0001", "null"];

    public object Of(Type type) =>
        type switch
        {
            _ when type == typeof(string) => Texts[random.Next(Texts.Length)],
            _ when type == typeof(bool) => random.Next(2) == 1,
            _ when type == typeof(int) => random.Next(),
            _ when type == typeof(long) => random.NextInt64(),
            _ when type == typeof(decimal) => random.NextInt64(1_000_000_000_000_00) / 100m,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(
                random.NextInt64(TimeSpan.TicksPerDay * 900_000),
                TimeSpan.FromHours(random.Next(-11, 12))
            ),
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
            _ when type == typeof(TimeOnly) => new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay)),
            _ when type == typeof(TimeSpan) => new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 366)),
            _ when type == typeof(ApplicationId) => ApplicationId.FromBytes(Bytes(16)),
            _ when type == typeof(CaseId) => CaseId.FromBytes(Bytes(16)),
            _ when type == typeof(ObjectionId) => ObjectionId.FromBytes(Bytes(16)),
            _ when type == typeof(ImportId) => ImportId.TryParse(CaseId.FromBytes(Bytes(16)).Value, out var import) ? import : default,
            _ when type == typeof(ListingId) => CaseId.FromBytes(Bytes(16)).ListingId,
            _ when type == typeof(LetterNumber) => LetterNumber.At(
                "白科",
                (LetterSeries)random.Next(4),
                random.Next(2000, 2100),
                random.Next(1, 1000)
            ),
            _ when type == typeof(CreditSource) => Sources.All[random.Next(Sources.All.Count)],
            _ when type == typeof(ReviewStep) => StepDefinitions.All[random.Next(StepDefinitions.All.Length)].Step,
            _ when type == typeof(RoundId) => RoundId.Parse($"{random.Next(2000, 2100)}-science").Value,
            _ when type == typeof(CreditSubjectId) => CreditSubjectId.Of(
                new Party.Person("p1", PartyRole.Member, "", new SealedIdentifier("", $"{random.Next():x}", "", ""))
            ),
            _ when type == typeof(Term) => new Term(random.Next(1, 10_000), (TermUnit)random.Next(3)),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!,
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Of(underlying),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => ListOf(
                type.GenericTypeArguments[0]
            ),
            _ when type == typeof(ImmutableSortedDictionary<string, decimal>) => ImmutableSortedDictionary<string, decimal>
                .Empty.Add("", (decimal)Of(typeof(decimal)))
                .Add("use", (decimal)Of(typeof(decimal))),
            { IsAbstract: true } => Of(CaseOf(type)),
            _ => RecordOf(type),
        };

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private Type CaseOf(Type type)
    {
        Type[] cases =
            type == typeof(Letter) ? [.. Kinds.Of<Letter>()]
            : type == typeof(Decision) ? [.. StepDefinitions.All.Select(step => step.DecisionType).OfType<Type>()]
            : [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(attribute => attribute.DerivedType)];
        return cases[random.Next(cases.Length)];
    }

    private object ListOf(Type element)
    {
        var entries = Array.CreateInstance(element, random.Next(3));
        for (var i = 0; i < entries.Length; i++)
        {
            entries.SetValue(Of(element), i);
        }

        return typeof(ImmutableArray)
            .GetMethods()
            .Single(method =>
                method is { Name: nameof(ImmutableArray.Create) } && method.GetParameters() is [{ ParameterType.IsArray: true }]
            )
            .MakeGenericMethod(element)
            .Invoke(null, [entries])!;
    }

    private object RecordOf(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)!;
        var record = constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => MayBeNull(parameter) ? null : Of(parameter.ParameterType)),
        ]);
        foreach (
            var property in StoredPropertiesOf(type)
                .Where(property => constructor.GetParameters().All(parameter => parameter.Name != property.Name))
        )
        {
            property.SetValue(record, MayBeNull(property) ? null : Of(property.PropertyType));
        }

        return record;
    }

    /// <summary>Properties that are set by initialization and stored.</summary>
    public static IEnumerable<PropertyInfo> StoredPropertiesOf(Type type) =>
        type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private bool MayBeNull(ParameterInfo parameter) => IsNull(new NullabilityInfoContext().Create(parameter));

    private bool MayBeNull(PropertyInfo property) => IsNull(new NullabilityInfoContext().Create(property));

    private bool IsNull(NullabilityInfo info) => info.WriteState == NullabilityState.Nullable && random.Next(4) == 0;
}
