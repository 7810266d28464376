namespace CreditFunctions.LocalHost.Timers;

/// <summary>When a timer ran (null for never), from when its schedule counts on, and when it is due next (null for never again).</summary>
internal sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset CountedFrom, TimerSchedule Schedule)
{
    public DateTimeOffset? Next { get; } = Schedule.NextAfter(CountedFrom);

    /// <summary>
    /// Goes on from what was stored. By a schedule that has changed since, nothing was missed yet: it counts from the last run where its
    /// first time is still to come, else from now.
    /// </summary>
    public static TimerStatus TakeUp(ScheduleStatus? stored, TimerSchedule schedule, DateTimeOffset now)
    {
        // A status from the future comes from another clock, as after a rehearsal, and tells nothing about this one.
        if (stored is null || AsUtc(stored.LastUpdated) > now)
        {
            return new TimerStatus(null, now, schedule);
        }

        var last = stored.Last == default ? (DateTimeOffset?)null : AsUtc(stored.Last);
        var kept = new TimerStatus(last, last ?? AsUtc(stored.LastUpdated), schedule);
        return kept.NextOrNever == stored.Next ? kept : new TimerStatus(null, kept.Next < now ? now : kept.CountedFrom, schedule);
    }

    /// <summary>Whether that is what was stored.</summary>
    public bool IsStoredAs(ScheduleStatus? stored) =>
        stored is not null && (stored.Next, stored.LastUpdated) == (NextOrNever, CountedFrom.UtcDateTime);

    public ScheduleStatus ToScheduleStatus() => new(Last?.UtcDateTime ?? default, NextOrNever, CountedFrom.UtcDateTime);

    private DateTime NextOrNever => Next?.UtcDateTime ?? DateTime.MaxValue;

    private static DateTimeOffset AsUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
