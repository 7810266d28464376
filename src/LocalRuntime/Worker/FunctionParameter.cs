using System.Collections.Immutable;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>One parameter of a function.</summary>
public class FunctionParameter(string name, Type type, IImmutableDictionary<string, object> properties)
{
    public FunctionParameter(string name, Type type)
        : this(name, type, ImmutableDictionary<string, object>.Empty)
    {
    }

    public string Name { get; } = name;

    public Type Type { get; } = type;

    public IImmutableDictionary<string, object> Properties { get; } = properties;
}
