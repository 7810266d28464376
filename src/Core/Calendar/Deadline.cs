using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Calendar;

/// <summary>A day that was not counted.</summary>
public sealed record SkippedDay(DateOnly Day, DayKind Kind);

/// <summary>The end of a term, with all data needed to explain how it was computed.</summary>
public sealed record Deadline
{
    /// <summary>Day of publication, service or submission that starts the term; not counted.</summary>
    public required DateOnly From { get; init; }

    public required Term Term { get; init; }

    /// <summary>Key in the rule file, such as <c>publicNotice.workingDays</c>.</summary>
    public required string RuleId { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>Beijing time at which the last day closes; null: 24:00.</summary>
    public TimeOnly? ClosingHour { get; init; }

    /// <summary>
    /// Days not counted, in order: each day off within a term of working days; for other terms the days by which the end was postponed.
    /// </summary>
    public ImmutableArray<SkippedDay> Skipped { get; init; } = [];

    /// <summary>Saturdays and Sundays counted as working days, in order.</summary>
    public ImmutableArray<DateOnly> MakeUpDays { get; init; } = [];

    /// <summary>Years needed for the count whose notice was not loaded, in order.</summary>
    public ImmutableArray<int> YearsWithoutNotice { get; init; } = [];

    /// <summary>Whether a yearly notice may still change it: pages say so, and it is recomputed when the notice is loaded.</summary>
    [JsonIgnore]
    public bool IsProvisional => !YearsWithoutNotice.IsEmpty;

    /// <summary>Exclusive end.</summary>
    [JsonIgnore]
    public DateTimeOffset At => ClosingHour is { } hour ? BeijingTime.At(LastDay, hour) : BeijingTime.StartOf(LastDay.AddDays(1));

    public bool HasPassed(DateTimeOffset now) => now >= At;

    /// <summary>For records and logs; pages render it in the reader's language.</summary>
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
