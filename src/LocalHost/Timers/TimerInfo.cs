namespace CreditFunctions.LocalHost.Timers;

/// <summary>The input of a timer function.</summary>
/// <param name="ScheduleStatus">Null where the timer is not monitored.</param>
/// <param name="IsPastDue">True when this run replaces a missed one.</param>
internal sealed record TimerInfo(ScheduleStatus? ScheduleStatus, bool IsPastDue)
{
    /// <summary>As the Functions host writes it; the worker does not use it.</summary>
    public object Schedule { get; } = new { AdjustForDST = true };
}

/// <summary>The last and next run of a monitored timer, in UTC.</summary>
/// <param name="Last">Due time of the previous run; the default value before the first.</param>
/// <param name="Next">The maximum value for none.</param>
/// <param name="LastUpdated">Start of the calculation of the schedule.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated)
{
    public static ScheduleStatus Of(TimerSchedule schedule, DateTime last, DateTime countedFrom)
    {
        var next = schedule.NextAfter(new DateTimeOffset(countedFrom, TimeSpan.Zero));
        return new ScheduleStatus(last, next?.UtcDateTime ?? DateTime.MaxValue, countedFrom);
    }

    /// <summary>
    /// Continues from the stored status. With a changed schedule no run counts as missed: it counts from the last run where its first time
    /// is still in the future, else from now.
    /// </summary>
    public static ScheduleStatus TakeUp(ScheduleStatus? stored, TimerSchedule schedule, DateTime now)
    {
        // A status from the future comes from another clock, for example of a rehearsal, and says nothing about this one.
        if (stored is null || stored.LastUpdated > now)
        {
            return Of(schedule, default, now);
        }

        var kept = Of(schedule, stored.Last, stored.Last == default ? stored.LastUpdated : stored.Last);
        return kept.Next == stored.Next ? kept : Of(schedule, default, kept.Next < now ? now : kept.LastUpdated);
    }
}
