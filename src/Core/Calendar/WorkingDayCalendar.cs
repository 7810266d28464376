using System.Collections.Immutable;

namespace CreditFunctions.Core.Calendar;

/// <summary>
/// 工作日 / 调休: China's working days by the State Council's yearly notices, and how terms are counted by them
/// (Civil Code arts 201–203; docs/domain.md, "Counting days").
/// </summary>
public sealed class WorkingDayCalendar
{
    /// <summary>The notice for 2019 moved 29 and 31 December 2018: only the next year's notice settles the last days of a year.</summary>
    private const int FirstUnsettledDayOfDecember = 29;

    private readonly ImmutableSortedSet<int> _years;
    private readonly ImmutableHashSet<DateOnly> _holidays;
    private readonly ImmutableHashSet<DateOnly> _makeUpDays;

    internal WorkingDayCalendar(string source, IReadOnlyCollection<YearNotice> notices)
    {
        Source = source;
        _years = [.. notices.Select(notice => notice.Year)];
        _holidays = [.. notices.SelectMany(notice => notice.Holidays)];
        _makeUpDays = [.. notices.SelectMany(notice => notice.MakeUpWorkdays)];
    }

    /// <summary>The notices that come with this version of the app.</summary>
    public static WorkingDayCalendar BuiltIn { get; } = WorkingDayFile.ReadBuiltIn();

    /// <summary>Where the days come from.</summary>
    public string Source { get; }

    /// <summary>Years whose notice is loaded, in order.</summary>
    public IReadOnlyCollection<int> Years => _years;

    /// <summary>What a day is; in a year without notice by weekends and statute alone.</summary>
    public DayKind KindOf(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return day switch
        {
            _ when _makeUpDays.Contains(day) => DayKind.MakeUpWorkday,
            _ when _holidays.Contains(day) => DayKind.Holiday,
            _ when !_years.Contains(day.Year) && StatutoryHolidays.Of(day.Year).Contains(day) => DayKind.Holiday,
            _ => weekend ? DayKind.Weekend : DayKind.Workday,
        };
    }

    public bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.MakeUpWorkday;

    /// <summary>
    /// Counts a term. The day that sets it off is not counted; the last day ends at 24:00 unless a closing hour is set; a last day that
    /// is no working day moves to the next.
    /// </summary>
    /// <param name="from">The day of publication, service or submission, in Beijing.</param>
    /// <param name="ruleId">The rule that grants the term.</param>
    public Deadline DeadlineFor(DateOnly from, Term term, string ruleId, TimeOnly? closingHour = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(term.Count, 1, nameof(term));
        var (countFrom, left) = term.Unit switch
        {
            TermUnit.Days => (from.AddDays(term.Count), 1),
            TermUnit.Months => (from.AddMonths(term.Count), 1),
            _ => (from.AddDays(1), term.Count),
        };

        var skipped = ImmutableArray.CreateBuilder<SkippedDay>();
        var makeUpDays = ImmutableArray.CreateBuilder<DateOnly>();
        var yearsWithoutNotice = new SortedSet<int>();
        for (var day = countFrom; ; day = day.AddDays(1))
        {
            if (YearWithoutNoticeThatSettles(day) is { } year)
            {
                yearsWithoutNotice.Add(year);
            }

            switch (KindOf(day))
            {
                case DayKind.MakeUpWorkday:
                    makeUpDays.Add(day);
                    left--;
                    break;
                case DayKind.Workday:
                    left--;
                    break;
                case var kind:
                    skipped.Add(new SkippedDay(day, kind));
                    break;
            }

            if (left == 0)
            {
                return new Deadline
                {
                    From = from,
                    Term = term,
                    RuleId = ruleId,
                    LastDay = day,
                    ClosingHour = closingHour,
                    Skipped = skipped.ToImmutable(),
                    MakeUpDays = makeUpDays.ToImmutable(),
                    YearsWithoutNotice = [.. yearsWithoutNotice],
                };
            }
        }
    }

    /// <summary>The working day that lies a number of working days before another day.</summary>
    /// <param name="count">At least 1.</param>
    public DateOnly WorkingDayBefore(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (var left = count; left > 0;)
        {
            day = day.AddDays(-1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Counts a term from the Beijing day of an instant.</summary>
    public Deadline DeadlineFor(DateTimeOffset from, Term term, string ruleId, TimeOnly? closingHour = null) =>
        DeadlineFor(BeijingTime.DateOf(from), term, ruleId, closingHour);

    /// <summary>The same deadline by this calendar: for provisional ones, once the missing notice is loaded.</summary>
    public Deadline Recompute(Deadline deadline) => DeadlineFor(deadline.From, deadline.Term, deadline.RuleId, deadline.ClosingHour);

    /// <summary>The first day from <paramref name="today"/> on whose notice is missing; health warns some weeks ahead of it.</summary>
    public DateOnly FirstDayWithoutNotice(DateOnly today)
    {
        var year = today.Year;
        while (_years.Contains(year))
        {
            year++;
        }

        return year == today.Year ? today : new DateOnly(year, 1, 1);
    }

    private int? YearWithoutNoticeThatSettles(DateOnly day)
    {
        if (!_years.Contains(day.Year))
        {
            return day.Year;
        }

        var unsettled = day is { Month: 12, Day: >= FirstUnsettledDayOfDecember } && !_years.Contains(day.Year + 1);
        return unsettled ? day.Year + 1 : null;
    }
}
