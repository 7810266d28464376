using CreditFunctions.Core.Reviews;

namespace CreditFunctions.TestSupport.Domain;

/// <summary>Review steps by name, for the rows of theories.</summary>
public static class Steps
{
    public static ReviewStep StepOf(string name) =>
        ReviewStep.TryParse(name, out var step)
            ? step
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No class defines this step.");
}
