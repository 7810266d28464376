using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    public TimerTriggerAttribute(string schedule) => throw null!;

    public string Schedule => throw null!;

    public bool UseMonitor { get => throw null!; set => throw null!; }

    public bool RunOnStartup { get => throw null!; set => throw null!; }
}

public class TimerInfo
{
    public TimerInfo() => throw null!;

    public ScheduleStatus? ScheduleStatus { get => throw null!; set => throw null!; }

    public bool IsPastDue { get => throw null!; set => throw null!; }
}

public class ScheduleStatus
{
    public ScheduleStatus() => throw null!;

    public DateTime Last { get => throw null!; set => throw null!; }

    public DateTime Next { get => throw null!; set => throw null!; }

    public DateTime LastUpdated { get => throw null!; set => throw null!; }
}
