namespace CreditFunctions.LocalRuntime.DurableTask;

/// <summary>How an orchestration starts over: its new input and version, and whether events not yet consumed are kept.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    public bool PreserveUnprocessedEvents { get; set; } = true;

    public string? NewVersion { get; set; }
}
