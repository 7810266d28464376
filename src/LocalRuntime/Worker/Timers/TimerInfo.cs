namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>What a timer function is told about its run.</summary>
public class TimerInfo
{
    /// <summary>Null where the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True when this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}
