namespace CreditFunctions.Functions.Settings;

/// <summary>The clock shown on pages: nothing in real time, business time in a rehearsal.</summary>
public sealed class SiteClock(TimeProvider time, RehearsalFlag? rehearsal = null)
{
    /// <summary>Null without a rehearsal.</summary>
    public DateTimeOffset? RehearsalTime => rehearsal is null ? null : time.GetUtcNow();
}

/// <summary>Registered only if business time is rehearsed.</summary>
public sealed record RehearsalFlag;
