using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Calendar;

/// <summary>A day that did not count, and why.</summary>
public sealed record SkippedDay(DateOnly Day, DayKind Kind);

/// <summary>Until when something can be done, with everything needed to tell how that came about.</summary>
public sealed record Deadline
{
    /// <summary>The day of publication, service or submission that set it off; itself not counted.</summary>
    public required DateOnly From { get; init; }

    public required Term Term { get; init; }

    /// <summary>The rule that grants the term, as the rule file names it: <c>publicNotice.workingDays</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The last day on which it can be done.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The hour in Beijing at which the last day closes; null: 24:00.</summary>
    public TimeOnly? ClosingHour { get; init; }

    /// <summary>
    /// Days passed over, in order: every day off within a term of working days; for other terms those over which the last day
    /// moved on.
    /// </summary>
    public ImmutableArray<SkippedDay> Skipped { get; init; } = [];

    /// <summary>Saturdays and Sundays that counted as working days, in order.</summary>
    public ImmutableArray<DateOnly> MakeUpDays { get; init; } = [];

    /// <summary>Years on which it leans and whose notice was not loaded, in order.</summary>
    public ImmutableArray<int> YearsWithoutNotice { get; init; } = [];

    /// <summary>Whether a yearly notice may still change it: pages say so, and it is computed again when the notice is loaded.</summary>
    [JsonIgnore]
    public bool IsProvisional => !YearsWithoutNotice.IsEmpty;

    /// <summary>The first instant that is too late.</summary>
    [JsonIgnore]
    public DateTimeOffset At => ClosingHour is { } hour ? BeijingTime.At(LastDay, hour) : BeijingTime.StartOf(LastDay.AddDays(1));

    /// <summary>Whether it is too late.</summary>
    public bool HasPassed(DateTimeOffset now) => now >= At;

    /// <summary>One line for records and logs; pages tell it in their reader's language.</summary>
    public override string ToString()
    {
        var hour = ClosingHour?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "24:00";
        var skipped = Skipped.IsEmpty ? "" : $"; skipped {string.Join(", ", Skipped.Select(day => $"{day.Day:yyyy-MM-dd} {day.Kind}"))}";
        var madeUp = MakeUpDays.IsEmpty ? "" : $"; make-up {string.Join(", ", MakeUpDays.Select(day => $"{day:yyyy-MM-dd}"))}";
        var provisional = !IsProvisional ? "" : $"; provisional, no notice for {string.Join(", ", YearsWithoutNotice)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{LastDay:yyyy-MM-dd} {hour} Beijing: {Term} after {From:yyyy-MM-dd} by {RuleId}{skipped}{madeUp}{provisional}"
        );
    }
}
