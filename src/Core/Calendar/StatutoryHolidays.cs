using System.Globalization;

namespace CreditFunctions.Core.Calendar;

/// <summary>
/// Statutory days off (全国年节及纪念日放假办法, as amended from 2025-01-01), for years whose notice is not loaded. Bridging and make-up
/// days are only in the notice.
/// </summary>
internal static class StatutoryHolidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Empty outside 2001–2099, where the lunar calendar or the law is unknown.</summary>
    internal static IEnumerable<DateOnly> Of(int year)
    {
        if (year is < 2001 or > 2099)
        {
            return [];
        }

        var springFestival = FromLunar(year, 1, 1);
        return
        [
            new DateOnly(year, 1, 1),
            springFestival.AddDays(-1),
            springFestival,
            springFestival.AddDays(1),
            springFestival.AddDays(2),
            new DateOnly(year, 4, QingmingDay(year)),
            new DateOnly(year, 5, 1),
            new DateOnly(year, 5, 2),
            FromLunar(year, 5, 5),
            FromLunar(year, 8, 15),
            new DateOnly(year, 10, 1),
            new DateOnly(year, 10, 2),
            new DateOnly(year, 10, 3),
        ];
    }

    private static DateOnly FromLunar(int year, int month, int day)
    {
        // .NET counts a leap month as a separate month, so later months have a number one higher.
        var leap = Lunar.GetLeapMonth(year);
        var position = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, position, day, 0, 0, 0, 0));
    }

    // The usual approximation of the solar term, valid for this century.
    private static int QingmingDay(int year)
    {
        var inCentury = year % 100;
        return (int)((inCentury * 0.2422m) + 4.81m) - ((inCentury - 1) / 4);
    }
}
