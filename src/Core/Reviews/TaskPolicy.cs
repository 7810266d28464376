namespace CreditFunctions.Core.Reviews;

/// <summary>Rules for tasks of every step.</summary>
public static class TaskPolicy
{
    /// <summary>How long a link is valid.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);
}
