namespace CreditFunctions.LocalHost.Engine;

/// <summary>Options of a <see cref="DurableEngine"/>.</summary>
public sealed class DurableEngineOptions
{
    /// <summary>Clock of orchestrations and their timers.</summary>
    public TimeProvider BusinessTime { get; set; } = TimeProvider.System;

    /// <summary>Clock of technical waits, such as storage retries.</summary>
    public TimeProvider SystemTime { get; set; } = TimeProvider.System;

    /// <summary>
    /// Called before and after each write, and before each activity; false once another host may run this hub. After a false the engine
    /// must be disposed.
    /// </summary>
    public Func<bool> MayAct { get; set; } = () => true;

    /// <summary>
    /// Whether raising an event for an unknown or finished instance throws; false, the default here, discards the event.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; set; }

    /// <summary>Number of histories kept in memory between turns; others are packed, or read again when needed.</summary>
    public int MaxLiveHistories { get; set; } = 2_000;

    /// <summary>Version of instances started without one; null for none.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>Delay after the first storage failure; it doubles up to thirty seconds.</summary>
    public TimeSpan FirstStorageRetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);
}
