namespace CreditFunctions.LocalHost.Timers;

/// <summary>What a timer function is told about its run.</summary>
internal sealed class TimerInfo
{
    /// <summary>As the Functions host writes it; the worker has no use for it.</summary>
    public object Schedule { get; } = new { AdjustForDST = true };

    /// <summary>Null where the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True when this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}
