using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>Starts a function by the clock.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>NCRONTAB with six fields, or <c>%SettingName%</c> for a setting that has one. Times are UTC.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Keeps the last run in storage, so that one missed while the app was down is made up for.</summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
