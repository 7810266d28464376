namespace CreditFunctions.Functions.Settings;

/// <summary>What pages tell of the clock: nothing in real time, the time of the rehearsal where one runs.</summary>
public sealed class SiteClock(TimeProvider time, RehearsalFlag? rehearsal = null)
{
    /// <summary>Business time where a rehearsal runs; null otherwise.</summary>
    public DateTimeOffset? RehearsalTime => rehearsal is null ? null : time.GetUtcNow();
}

/// <summary>Says, by being registered, that business time is rehearsed.</summary>
public sealed record RehearsalFlag;
