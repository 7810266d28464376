using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CreditFunctions.AzureSurface.Tests;

/// <summary>Writes a type's public and protected surface in the format of azure-surface.txt.</summary>
/// <remarks>Attributes, equality, text and the plumbing of records are left out, as they are in that file.</remarks>
internal static class SurfacePrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> Plumbing =
    [
        nameof(Equals), nameof(GetHashCode), nameof(ToString), "op_Equality", "op_Inequality",
        "Deconstruct", "PrintMembers", "EqualityContract", "<Clone>$",
    ];

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static SurfaceType Print(Type type, Func<string, string>? realNamespace = null)
    {
        var name = $"{realNamespace?.Invoke(type.Namespace!) ?? type.Namespace}.{type.Name}";
        return new SurfaceType($"{Kind(type)} {name}{BaseOf(type)}", [.. Members(type)]);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>()
                .Select(value => $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}");
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [Describe(type.GetMethod("Invoke")!)];
        }

        return type.GetConstructors(Declared).Where(IsSeen).Where(constructor => !IsPlumbing(constructor))
            .Select(constructor => $"{Access(constructor)}ctor({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily)
                .Select(field => $"{(field.IsStatic ? "static " : string.Empty)}{Name(field.FieldType)} {field.Name}"))
            .Concat(type.GetProperties(Declared).Where(property => !Plumbing.Contains(property.Name))
                .Where(property => property.GetAccessors(nonPublic: true).Any(IsSeen)).Select(Describe))
            .Concat(type.GetMethods(Declared).Where(IsSeen).Where(method => !IsPlumbing(method) && !IsAccessor(method)).Select(Describe));
    }

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsSeen).ToList();
        var names = accessors.Select(accessor => accessor == property.GetMethod ? "get;" : IsInit(accessor) ? "init;" : "set;");
        return $"{Modifiers(accessors[0])}{Name(property.PropertyType)} {property.Name} {{ {string.Join(' ', names)} }}";
    }

    private static string Describe(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;
        return $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return extends + string.Join(", ", method.GetParameters().Select(parameter =>
            $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty)}"));
    }

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "default",
        bool value => value ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => "sealed delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string BaseOf(Type type) =>
        type.IsValueType || type.BaseType is null || type.BaseType == typeof(object) ? string.Empty : $" : {Name(type.BaseType)}";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying)}?";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : Keywords.GetValueOrDefault(type, type.Name);
    }

    private static string Modifiers(MethodBase method)
    {
        var kind = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        return Access(method) + kind;
    }

    private static string Access(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsPlumbing(MethodBase method) => Plumbing.Contains(method.Name)
        || (method is ConstructorInfo && method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
