namespace CreditFunctions.Core.Calendar;

/// <summary>The time zone of deadlines: UTC+8 all year in all of China since 1991, so no time zone database is needed.</summary>
public static class BeijingTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Start of a day in Beijing, which is 24:00 of the day before.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
