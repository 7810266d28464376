using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Binds a parameter to the DurableTaskClient of the app's task hub.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    public string? TaskHub { get; set; }

    public string? ConnectionName { get; set; }
}
