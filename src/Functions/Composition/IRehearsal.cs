namespace CreditFunctions.Functions.Composition;

/// <summary>Moves business time on, where it is rehearsed; registered by the local host alone.</summary>
public interface IRehearsal
{
    /// <summary>Moves time forward at once, and lets happen what falls due by it.</summary>
    Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken);
}
