using CreditFunctions.LocalRuntime.Worker;

namespace CreditFunctions.LocalRuntime.Hosting.Timers;

/// <summary>When a timer ran (null for never), from when its schedule counts on, and when it is due next (null for never again).</summary>
internal sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset CountedFrom, TimerSchedule Schedule)
{
    public DateTimeOffset? Next { get; } = Schedule.NextAfter(CountedFrom);

    public ScheduleStatus ToScheduleStatus() => new()
    {
        Last = Last?.UtcDateTime ?? default,
        Next = Next?.UtcDateTime ?? DateTime.MaxValue,
        LastUpdated = CountedFrom.UtcDateTime,
    };
}
