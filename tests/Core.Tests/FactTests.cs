using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Tests;

public sealed class FactTests
{
    [Fact]
    public void Fact_EveryType_IsRegisteredUnderItsOwnName()
    {
        var facts = typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract);
        var registered = typeof(Fact)
            .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>();

        Assert.Equal(
            facts.Select(type => (type, (object?)type.Name)).OrderBy(entry => entry.type.Name, StringComparer.Ordinal),
            registered
                .Select(attribute => (attribute.DerivedType, attribute.TypeDiscriminator))
                .OrderBy(entry => entry.DerivedType.Name, StringComparer.Ordinal)
        );
    }
}
