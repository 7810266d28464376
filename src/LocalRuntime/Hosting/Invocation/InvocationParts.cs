using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

internal sealed class InvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> _features = [];

    public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    public void Set<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        _features[typeof(T)] = instance;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class CurrentTrace(Activity? activity) : TraceContext
{
    public override string TraceParent { get; } = activity?.Id ?? "";

    public override string TraceState { get; } = activity?.TraceStateString ?? "";
}

/// <summary>Route values for a request, nothing for the other triggers.</summary>
internal sealed class TriggerData(object trigger) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } =
        trigger is HttpContext http ? http.Request.RouteValues : ImmutableDictionary<string, object?>.Empty;
}

internal sealed class NoRetries : RetryContext
{
    public static NoRetries Instance { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
