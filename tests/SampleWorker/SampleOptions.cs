namespace CreditFunctions.SampleWorker;

/// <summary>Options validated at start.</summary>
public sealed class SampleOptions
{
    public int Limit { get; set; } = 1;

    public string Name { get; set; } = "sample";
}
