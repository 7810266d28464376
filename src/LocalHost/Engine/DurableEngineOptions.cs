namespace CreditFunctions.LocalHost.Engine;

/// <summary>How a <see cref="DurableEngine"/> works.</summary>
public sealed class DurableEngineOptions
{
    /// <summary>The clock of orchestrations and their timers.</summary>
    public TimeProvider BusinessTime { get; set; } = TimeProvider.System;

    /// <summary>The clock of everything technical: how long to wait before storage is tried again.</summary>
    public TimeProvider SystemTime { get; set; } = TimeProvider.System;

    /// <summary>
    /// Asked before and after everything that is stored, and before every activity; false once another host may run this hub.
    /// An engine that was once told false must be disposed of.
    /// </summary>
    public Func<bool> MayAct { get; set; } = () => true;

    /// <summary>Whether raising an event for an unknown or finished instance throws; false, the default here, discards the event.</summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; set; }

    /// <summary>How many histories are kept in memory between turns; the others are packed or read again when they are needed.</summary>
    public int MaxLiveHistories { get; set; } = 2_000;

    /// <summary>The version of instances that are started without one; null for none.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>The wait after storage failed for the first time; it doubles up to thirty seconds.</summary>
    public TimeSpan FirstStorageRetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);
}
