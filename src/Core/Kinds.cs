using System.Collections.Immutable;

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
}
