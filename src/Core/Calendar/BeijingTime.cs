namespace CreditFunctions.Core.Calendar;

/// <summary>The time by which deadlines run: UTC+8 all year, all over China, since 1991; so no time zone database is needed.</summary>
public static class BeijingTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The date in Beijing at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day begins in Beijing, which is 24:00 of the day before.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The instant of a date and time of day in Beijing.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
