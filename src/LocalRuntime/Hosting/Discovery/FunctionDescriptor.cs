using System.Collections.Immutable;
using System.Reflection;
using CreditFunctions.LocalRuntime.Hosting.Invocation;

namespace CreditFunctions.LocalRuntime.Hosting.Discovery;

/// <summary>A function as read off its method: ready to be called, once its parameters are bound.</summary>
internal sealed class FunctionDescriptor(
    string name, MethodInfo method, ParameterInfo triggerParameter, FunctionTrigger trigger, ImmutableArray<ParameterBinder> binders)
{
    public string Name { get; } = name;

    public FunctionTrigger Trigger { get; } = trigger;

    public ImmutableArray<ParameterBinder> Binders { get; } = binders;

    public FunctionMethod Method { get; } = new(method);

    public LocalFunctionDefinition Definition { get; } = new(name, method, triggerParameter, trigger);
}
