using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    public ActivityTriggerAttribute() => throw null!;

    public string? Activity { get => throw null!; set => throw null!; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    public DurableClientAttribute() => throw null!;

    public string? TaskHub { get => throw null!; set => throw null!; }

    public string? ConnectionName { get => throw null!; set => throw null!; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    public OrchestrationTriggerAttribute() => throw null!;

    public string? Orchestration { get => throw null!; set => throw null!; }
}
