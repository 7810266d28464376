using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Calendar;

/// <summary>Unit in which a term is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TermUnit>))]
public enum TermUnit
{
    WorkingDays,

    Days,

    /// <summary>The term ends on the corresponding day, or on the last day of a month without it.</summary>
    Months,
}

/// <summary>The length of a term, such as 5 working days, 60 days, 6 months. The default value is invalid.</summary>
public readonly record struct Term
{
    private const int MaxCount = 10_000;

    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above 10,000.</exception>
    [JsonConstructor]
    public Term(int count, TermUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        (Count, Unit) = (count, unit);
    }

    public int Count { get; }

    public TermUnit Unit { get; }

    public static Term WorkingDays(int count) => new(count, TermUnit.WorkingDays);

    public static Term Days(int count) => new(count, TermUnit.Days);

    public static Term Months(int count) => new(count, TermUnit.Months);

    public override string ToString() =>
        Unit switch
        {
            TermUnit.WorkingDays => $"{Count} working days",
            TermUnit.Months => $"{Count} months",
            _ => $"{Count} days",
        };
}
