using System.Reflection;

namespace CreditFunctions.LocalRuntime.Hosting.Discovery;

/// <summary>All functions of an app.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    /// <exception cref="HostStartException">Some are faulty: all faults of all functions, a line each.</exception>
    public static FunctionCatalog Read(IEnumerable<MethodInfo> methods)
    {
        var faults = new List<string>();
        var functions = new List<FunctionDescriptor>();
        foreach (var method in methods)
        {
            var reader = new FunctionReader(method);
            if (reader.Read() is { } function)
            {
                functions.Add(function);
            }

            faults.AddRange(reader.Faults);
        }

        faults.AddRange(functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"Function '{group.Key}' is there {group.Count()} times: " +
                $"{string.Join(", ", group.Select(function => function.Definition.EntryPoint))}. Give each a name of its own."));
        HostStartException.ThrowIfAny(faults);
        return new FunctionCatalog(functions);
    }

    public IEnumerable<(FunctionDescriptor Function, TTrigger Trigger)> TriggeredBy<TTrigger>()
        where TTrigger : FunctionTrigger =>
        Functions.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));
}
