namespace CreditFunctions.Functions.Settings;

/// <summary>Moves business time of a rehearsal; registered by the local host only.</summary>
public interface IRehearsal
{
    /// <summary>Business seconds in one second of the machine.</summary>
    double Rate { get; }

    /// <summary>Moves time forward at once and executes what becomes due.</summary>
    Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken);

    /// <summary>Changes the rate, for example to 1 after a sample was replayed.</summary>
    Task SetRateAsync(double rate, CancellationToken cancellationToken);
}
