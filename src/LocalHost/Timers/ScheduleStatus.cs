namespace CreditFunctions.LocalHost.Timers;

/// <summary>A monitored timer's past and future, in UTC.</summary>
internal sealed class ScheduleStatus
{
    /// <summary>When the previous run was due; the default value before the first.</summary>
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
