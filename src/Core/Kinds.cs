using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace CreditFunctions.Core;

/// <summary>Finds the derived records of a type by reflection, so that a new kind needs only its record.</summary>
public static class Kinds
{
    public static ImmutableArray<Type> Of<TBase>() =>
        [
            .. typeof(TBase)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(TBase)) && !type.IsAbstract)
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];

    /// <summary>Makes JSON identify each kind by the name of its record, for a <see cref="DefaultJsonTypeInfoResolver"/>.</summary>
    /// <param name="discriminator">The property with the name.</param>
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
