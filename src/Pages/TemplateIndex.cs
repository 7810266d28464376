using System.Collections.Frozen;

namespace CreditFunctions.Pages;

/// <summary>Templates that are found by what they are for.</summary>
internal static class TemplateIndex
{
    /// <summary>The templates that derive from a generic type, by its argument.</summary>
    public static FrozenDictionary<Type, Type> Of(Type generic) =>
        typeof(TemplateIndex)
            .Assembly.GetTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == generic)
            .ToFrozenDictionary(type => type.BaseType!.GenericTypeArguments[0]);
}
