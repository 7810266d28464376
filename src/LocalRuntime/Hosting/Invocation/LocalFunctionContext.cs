using System.Diagnostics;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Worker;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

/// <summary>One invocation: the function, what triggered it, and what has come out of it.</summary>
internal sealed class LocalFunctionContext(
    FunctionDescriptor function, object trigger, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    private IDictionary<object, object>? _items;
    private InvocationFeatures? _features;

    public FunctionDescriptor Function => function;

    /// <summary>HttpContext, TimerInfo, TaskOrchestrationContext or ActivityInvocation, as the function's trigger is.</summary>
    public object Trigger => trigger;

    /// <summary>What the function returned; null before, and where middleware did not let it run.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    public override TraceContext TraceContext { get; } = new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext => field ??= new TriggerData(trigger);

    public override RetryContext RetryContext => NoRetries.Instance;
}
