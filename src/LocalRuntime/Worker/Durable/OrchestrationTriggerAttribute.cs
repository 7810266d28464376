using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Starts a function as an orchestrator; the parameter is its TaskOrchestrationContext.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The name that it is started by; the function's name when null.</summary>
    public string? Orchestration { get; set; }
}
