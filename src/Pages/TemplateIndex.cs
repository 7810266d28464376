using System.Collections.Frozen;

namespace CreditFunctions.Pages;

/// <summary>Index of templates by their model type.</summary>
internal static class TemplateIndex
{
    /// <summary>Templates derived from a generic type, by its type argument.</summary>
    public static FrozenDictionary<Type, Type> Of(Type generic) =>
        typeof(TemplateIndex)
            .Assembly.GetTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == generic)
            .ToFrozenDictionary(type => type.BaseType!.GenericTypeArguments[0]);
}
