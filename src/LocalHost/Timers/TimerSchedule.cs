using Microsoft.Extensions.Configuration;
using NCrontab;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>Due times of a timer, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule _cron;

    private TimerSchedule(CrontabSchedule cron)
    {
        _cron = cron;
        var isDueEveryMinute = cron.ToString().Split(' ') is [_, "*", "*", "*", "*", "*"];
        var first = cron.GetNextOccurrence(DateTime.UnixEpoch);
        RunsWithinMinutes = isDueEveryMinute && cron.GetNextOccurrence(first) < first.AddMinutes(1);
    }

    /// <summary>Whether it is due several times in every minute. The Functions host keeps no status of such a timer.</summary>
    public bool RunsWithinMinutes { get; }

    /// <summary>
    /// Parses NCRONTAB with six fields, or five for whole minutes; each <c>%Name%</c> is replaced by the setting of that name.
    /// </summary>
    /// <exception cref="HostStartException">Neither format, or a setting is missing.</exception>
    public static TimerSchedule Parse(string function, string text, IConfiguration settings)
    {
        var expression = Resolve(function, text, settings);
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var cron =
            CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 })
            ?? throw new HostStartException(
                $"Function '{function}' has the schedule '{expression}', which is no NCRONTAB expression. "
                    + "Give six fields: second, minute, hour, day, month, day of week, as in '0 */5 * * * *'."
            );
        return new TimerSchedule(cron);
    }

    /// <summary>Null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        var next = _cron.GetNextOccurrence(time.UtcDateTime, DateTime.MaxValue);
        return next == DateTime.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }

    private static string Resolve(string function, string text, IConfiguration settings)
    {
        // Text, name, text, name, …, text.
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
        {
            throw new HostStartException(
                $"Function '{function}' has the schedule '{text}', in which a '%' has no second one. "
                    + "Write %Name% for the setting of that name."
            );
        }

        return string.Concat(parts.Select((part, index) => index % 2 == 0 ? part : Setting(part)));

        string Setting(string name) =>
            settings[name.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new HostStartException($"Function '{function}' has the schedule {text}, but no setting '{name}' is there. Give one.");
    }
}
