namespace CreditFunctions.Functions.Settings;

/// <summary>Moves business time, where it is rehearsed; registered by the local host alone.</summary>
public interface IRehearsal
{
    /// <summary>Business seconds in one second of the machine.</summary>
    double Rate { get; }

    /// <summary>Moves time forward at once, and lets happen what falls due by it.</summary>
    Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken);

    /// <summary>Changes the rate, as to 1 when a sample has been played and people take over.</summary>
    Task SetRateAsync(double rate, CancellationToken cancellationToken);
}
