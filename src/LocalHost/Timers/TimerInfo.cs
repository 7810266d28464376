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
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
