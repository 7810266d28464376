namespace CreditFunctions.LocalHost.Timers;

/// <summary>What a timer function is told about its run.</summary>
/// <param name="ScheduleStatus">Null where the timer is not monitored.</param>
/// <param name="IsPastDue">True when this run makes up for one that was missed.</param>
internal sealed record TimerInfo(ScheduleStatus? ScheduleStatus, bool IsPastDue)
{
    /// <summary>As the Functions host writes it; the worker has no use for it.</summary>
    public object Schedule { get; } = new { AdjustForDST = true };
}

/// <summary>A monitored timer's past and future, in UTC.</summary>
/// <param name="Last">When the previous run was due; the default value before the first.</param>
/// <param name="Next">The greatest value for never again.</param>
/// <param name="LastUpdated">From when the schedule counts on.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated)
{
    public static ScheduleStatus Of(TimerSchedule schedule, DateTime last, DateTime countedFrom)
    {
        var next = schedule.NextAfter(new DateTimeOffset(countedFrom, TimeSpan.Zero));
        return new ScheduleStatus(last, next?.UtcDateTime ?? DateTime.MaxValue, countedFrom);
    }

    /// <summary>
    /// Goes on from what was stored. By a schedule that has changed since, nothing was missed yet: it counts from the last run where its
    /// first time is still to come, else from now.
    /// </summary>
    public static ScheduleStatus TakeUp(ScheduleStatus? stored, TimerSchedule schedule, DateTime now)
    {
        // A status from the future comes from another clock, as after a rehearsal, and tells nothing about this one.
        if (stored is null || stored.LastUpdated > now)
        {
            return Of(schedule, default, now);
        }

        var kept = Of(schedule, stored.Last, stored.Last == default ? stored.LastUpdated : stored.Last);
        return kept.Next == stored.Next ? kept : Of(schedule, default, kept.Next < now ? now : kept.LastUpdated);
    }
}
