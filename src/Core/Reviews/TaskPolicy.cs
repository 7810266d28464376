namespace CreditFunctions.Core.Reviews;

/// <summary>What holds for tasks of every step.</summary>
public static class TaskPolicy
{
    /// <summary>How long a link opens its task.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);
}
