using System.Globalization;

namespace CreditFunctions.Pages;

/// <summary>Dates, money and sizes as a reader of one language writes them. Times are Beijing time.</summary>
public sealed class Formats
{
    private const decimal TenThousand = 10_000m;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly Formats InChinese = new(false);
    private static readonly Formats InEnglish = new(true);

    private readonly bool _english;

    private Formats(bool english) => _english = english;

    /// <summary>The formats for a reader of <paramref name="culture"/>.</summary>
    public static Formats In(CultureInfo culture) => Texts.IsEnglish(culture) ? InEnglish : InChinese;

    /// <summary><c>2026年3月2日</c>, <c>2 March 2026</c>.</summary>
    public string Day(DateOnly day) => day.ToString(_english ? "d MMMM yyyy" : "yyyy年M月d日", Invariant);

    /// <summary><c>3月2日</c>, <c>2 March</c>: where the year is clear.</summary>
    public string MonthAndDay(DateOnly day) => day.ToString(_english ? "d MMMM" : "M月d日", Invariant);

    /// <summary><c>09:30</c>, in Beijing.</summary>
    public static string Time(TimeOnly at) => at.ToString("HH:mm", Invariant);

    /// <summary><c>2026年3月2日 17:00</c>, <c>2 March 2026, 17:00</c>.</summary>
    public string Time(DateTimeOffset at) =>
        at.ToOffset(Beijing).ToString(_english ? "d MMMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm", Invariant);

    /// <summary><c>2026年3月2日 17:00:00</c>, <c>2 March 2026, 17:00:00</c>: where the second counts.</summary>
    public string Second(DateTimeOffset at) =>
        at.ToOffset(Beijing).ToString(_english ? "d MMMM yyyy, HH:mm:ss" : "yyyy年M月d日 HH:mm:ss", Invariant);

    /// <summary>The Beijing date of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    /// <summary>The last whole day before <paramref name="until"/>, or null where that is not midnight in Beijing.</summary>
    public DateOnly? LastDay(DateTimeOffset until) => until.ToOffset(Beijing).TimeOfDay == TimeSpan.Zero ? DayOf(until).AddDays(-1) : null;

    /// <summary>A term's end as people say it: the last whole day, or the moment where it ends within a day.</summary>
    public string Ending(DateTimeOffset until) => LastDay(until) is { } day ? Day(day) : Time(until);

    /// <summary>
    /// <c>30万元</c>, <c>CNY 300,000</c>: the exact amount, never rounded; in yuan where two decimals of 万元 cannot hold it.
    /// </summary>
    public string Money(decimal yuan)
    {
        var exact = yuan.ToString(decimal.IsInteger(yuan) ? "#,##0" : "#,##0.00####", Invariant);
        return _english ? $"CNY {exact}"
            : decimal.Abs(yuan) >= TenThousand && yuan % 100 == 0 ? string.Create(Invariant, $"{yuan / TenThousand:#,##0.##}万元")
            : $"{exact}元";
    }

    /// <summary><c>1.5 MB</c>, not to be broken between lines; a kilobyte is 1,000 bytes.</summary>
    public string Size(long bytes) =>
        bytes switch
        {
            < 1_000 => string.Create(Invariant, $"{bytes}\u00a0B"),
            < 1_000_000 => string.Create(Invariant, $"{bytes / 1_000m:0.#}\u00a0kB"),
            _ => string.Create(Invariant, $"{bytes / 1_000_000m:0.#}\u00a0MB"),
        };

    /// <summary><c>第一批</c>, <c>batch 1</c>.</summary>
    public string Batch(int number) => _english ? string.Create(Invariant, $"batch {number}") : $"第{ChineseNumber(number)}批";

    /// <summary>A score or count without trailing zeros.</summary>
    public string Number(decimal number) => number.ToString("#,##0.####", Invariant);

    // 1 to 99, as documents number their batches; beyond that in figures.
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

    /// <summary>The day as machines read it.</summary>
    internal static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", Invariant);

    /// <summary>The moment as machines read it, in Beijing time.</summary>
    internal static string Machine(DateTimeOffset at) => at.ToOffset(Beijing).ToString("yyyy-MM-ddTHH:mm:sszzz", Invariant);
}
