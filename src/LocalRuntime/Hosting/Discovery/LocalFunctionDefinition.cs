using System.Collections.Immutable;
using System.Reflection;
using CreditFunctions.LocalRuntime.Worker;

namespace CreditFunctions.LocalRuntime.Hosting.Discovery;

/// <summary>What middleware may know of a function.</summary>
internal sealed class LocalFunctionDefinition(
    string name, MethodInfo method, ParameterInfo triggerParameter, FunctionTrigger trigger) : FunctionDefinition
{
    public override string Name => name;

    /// <summary>The name serves: it is unique in the app, and the same on every start.</summary>
    public override string Id => name;

    public override string PathToAssembly => method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(
            triggerParameter.Name!, new LocalBindingMetadata(triggerParameter.Name!, trigger.Kind));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class LocalBindingMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
