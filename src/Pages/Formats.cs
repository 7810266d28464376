using System.Globalization;

namespace CreditFunctions.Pages;

/// <summary>Formats of dates, money and sizes in one language. Times are Beijing time.</summary>
public sealed class Formats
{
    private const decimal TenThousand = 10_000m;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly Formats InChinese = new(false);
    private static readonly Formats InEnglish = new(true);

    private readonly bool _english;

    private Formats(bool english) => _english = english;

    public static Formats In(CultureInfo culture) => Texts.IsEnglish(culture) ? InEnglish : InChinese;

    /// <summary><c>2026年3月2日</c>, <c>2 March 2026</c>.</summary>
    public string Day(DateOnly day) => day.ToString(_english ? "d MMMM yyyy" : "yyyy年M月d日", Invariant);

    /// <summary><c>3月2日</c>, <c>2 March</c>: where the year is clear from the context.</summary>
    public string MonthAndDay(DateOnly day) => day.ToString(_english ? "d MMMM" : "M月d日", Invariant);

    /// <summary><c>09:30</c></summary>
    public static string Time(TimeOnly at) => at.ToString("HH:mm", Invariant);

    /// <summary><c>2026年3月2日 17:00</c>, <c>2 March 2026, 17:00</c>.</summary>
    public string Time(DateTimeOffset at) =>
        at.ToOffset(Beijing).ToString(_english ? "d MMMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm", Invariant);

    /// <summary><c>2026年3月2日 17:00:00</c>, <c>2 March 2026, 17:00:00</c>: where seconds matter.</summary>
    public string Second(DateTimeOffset at) =>
        at.ToOffset(Beijing).ToString(_english ? "d MMMM yyyy, HH:mm:ss" : "yyyy年M月d日 HH:mm:ss", Invariant);

    /// <summary>The Beijing date.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    /// <summary>The last full day before <paramref name="until"/>; null where that is not midnight in Beijing.</summary>
    public DateOnly? LastDay(DateTimeOffset until) => until.ToOffset(Beijing).TimeOfDay == TimeSpan.Zero ? DayOf(until).AddDays(-1) : null;

    /// <summary>The last full day of a term, or the time where the term ends within a day.</summary>
    public string Ending(DateTimeOffset until) => LastDay(until) is { } day ? Day(day) : Time(until);

    /// <summary><c>300,000</c>, <c>452,500.50</c>: for columns whose heading names the yuan.</summary>
    public string YuanNumber(decimal yuan) => yuan.ToString(decimal.IsInteger(yuan) ? "#,##0" : "#,##0.00####", Invariant);

    /// <summary><c>30万元</c>, <c>CNY 300,000</c>: exact, never rounded; in yuan where 万元 needs more than two decimals.</summary>
    public string Money(decimal yuan) =>
        !_english && decimal.Abs(yuan) >= TenThousand && yuan % 100 == 0
            ? string.Create(Invariant, $"{yuan / TenThousand:#,##0.##}万元")
            : Yuan(yuan);

    /// <summary><c>105,000元</c>, <c>CNY 105,000</c>: for tables, in one unit throughout.</summary>
    public string Yuan(decimal yuan) => _english ? $"CNY {YuanNumber(yuan)}" : $"{YuanNumber(yuan)}元";

    /// <summary><c>1.5 MB</c> with a no-break space; 1 kB is 1,000 bytes.</summary>
    public string Size(long bytes) =>
        bytes switch
        {
            < 1_000 => string.Create(Invariant, $"{bytes}\u00a0B"),
            < 1_000_000 => string.Create(Invariant, $"{bytes / 1_000m:0.#}\u00a0kB"),
            _ => string.Create(Invariant, $"{bytes / 1_000_000m:0.#}\u00a0MB"),
        };

    /// <summary><c>第一批</c>, <c>batch 1</c>.</summary>
    public string Batch(int number) => _english ? string.Create(Invariant, $"batch {number}") : $"第{ChineseNumber(number)}批";

    /// <summary>Without trailing zeros.</summary>
    public string Number(decimal number) => number.ToString("#,##0.####", Invariant);

    // 1 to 99 as numerals of documents; above 99 as digits.
    private static string ChineseNumber(int number)
    {
        const string Digits = "零一二三四五六七八九";
        return number switch
        {
            >= 1 and <= 9 => Digits[number].ToString(),
            10 => "十",
            < 20 and > 10 => $"十{Digits[number % 10]}",
            < 100 and > 0 => $"{Digits[number / 10]}十{(number % 10 == 0 ? "" : Digits[number % 10])}",
            _ => number.ToString(Invariant),
        };
    }

    internal static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", Invariant);

    internal static string Machine(DateTimeOffset at) => at.ToOffset(Beijing).ToString("yyyy-MM-ddTHH:mm:sszzz", Invariant);
}
