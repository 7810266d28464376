using System.Reflection;
using CreditFunctions.LocalRuntime.Worker;

namespace CreditFunctions.LocalRuntime.Hosting.Discovery;

/// <summary>Finds the methods that are marked as functions, in the order of their names.</summary>
internal static class FunctionScanner
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<MethodInfo> Scan(IEnumerable<Type> types) =>
    [
        .. types
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .OrderBy(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
