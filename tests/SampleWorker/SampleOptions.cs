namespace CreditFunctions.SampleWorker;

/// <summary>Options with a limit that is checked at start.</summary>
public sealed class SampleOptions
{
    public int Limit { get; set; } = 1;
}
