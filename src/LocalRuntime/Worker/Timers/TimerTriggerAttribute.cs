using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Starts a function by the clock.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>NCRONTAB with six fields; <c>%SettingName%</c> stands for a setting, alone or as a part. Times are UTC.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>
    /// Keeps the last run in storage, so that one missed while the app was down is made up for. A timer that runs several times a minute is
    /// never monitored.
    /// </summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
