using System.Collections.Immutable;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>What is known of a function before it is ever called.</summary>
public abstract class FunctionDefinition
{
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    public abstract string PathToAssembly { get; }

    /// <summary>Type and method, as in <c>App.Rounds.CreateRoundEndpoint.RunAsync</c>.</summary>
    public abstract string EntryPoint { get; }

    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
