using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Starts a function as an activity; the parameter is its input.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The name that orchestrators call it by; the function's name when null.</summary>
    public string? Activity { get; set; }
}
