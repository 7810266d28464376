using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace CreditFunctions.Core;

/// <summary>What is added by one record: its kinds are found.</summary>
public static class Kinds
{
    /// <summary>The records of Core that derive from a type, by name.</summary>
    public static ImmutableArray<Type> Of<TBase>() =>
        [
            .. typeof(TBase)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(TBase)) && !type.IsAbstract)
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];

    /// <summary>Lets JSON name each kind by its record, for a <see cref="DefaultJsonTypeInfoResolver"/>.</summary>
    /// <param name="discriminator">The property that holds the name.</param>
    public static Action<JsonTypeInfo> NamedBy<TBase>(string discriminator) =>
        type =>
        {
            if (type.Type == typeof(TBase))
            {
                type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = discriminator };
                foreach (var kind in Of<TBase>())
                {
                    type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
                }
            }
        };
}
