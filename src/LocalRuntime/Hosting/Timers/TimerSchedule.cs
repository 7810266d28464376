using Microsoft.Extensions.Configuration;
using NCrontab;

namespace CreditFunctions.LocalRuntime.Hosting.Timers;

/// <summary>When a timer is due, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule _cron;

    private TimerSchedule(string text, CrontabSchedule cron)
    {
        Text = text;
        _cron = cron;
    }

    public string Text { get; }

    /// <summary>Reads NCRONTAB of six fields, or of five for whole minutes; <c>%Name%</c> stands for the setting of that name.</summary>
    /// <exception cref="HostStartException">It is neither, or the setting is missing.</exception>
    public static TimerSchedule Parse(string function, string text, IConfiguration settings)
    {
        var expression = text;
        if (text is ['%', .. var name, '%'])
        {
            expression = settings[name.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new HostStartException($"Function '{function}' has the schedule {text}, but no setting '{name}' is there. Give it one.");
        }

        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var cron = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 })
            ?? throw new HostStartException($"Function '{function}' has the schedule '{expression}', which is no NCRONTAB expression. " +
                "Give six fields: second, minute, hour, day, month, day of week, as in '0 */5 * * * *'.");
        return new TimerSchedule(expression, cron);
    }

    /// <summary>The first time after this one; null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        var next = _cron.GetNextOccurrence(time.UtcDateTime, DateTime.MaxValue);
        return next == DateTime.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }
}
