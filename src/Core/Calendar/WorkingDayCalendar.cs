using System.Collections.Immutable;

namespace CreditFunctions.Core.Calendar;

/// <summary>
/// 工作日 / 调休: China's working days by the State Council's yearly notices, and how terms are counted by them
/// (Civil Code arts 201–203; docs/domain.md, "Counting days").
/// </summary>
/// <remarks>The app has one, which takes in the notices that the bureau adds while it runs.</remarks>
public sealed class WorkingDayCalendar
{
    private static readonly Notices BuiltInNotices = WorkingDayFile.ReadBuiltIn()._notices;

    /// <summary>The notice for 2019 moved 29 and 31 December 2018: only the next year's notice settles the last days of a year.</summary>
    private const int FirstUnsettledDayOfDecember = 29;

    private volatile Notices _notices;

    private WorkingDayCalendar(Notices notices) => _notices = notices;

    internal WorkingDayCalendar(string source, IReadOnlyCollection<YearNotice> notices)
        : this(new Notices(source, notices)) { }

    /// <summary>A calendar of the notices that come with this version of the app.</summary>
    public static WorkingDayCalendar BuiltIn => new(BuiltInNotices);

    /// <summary>Where the days come from.</summary>
    public string Source => _notices.Source;

    /// <summary>Years whose notice is loaded, in order.</summary>
    public IReadOnlyCollection<int> Years => _notices.Years;

    /// <summary>The notices that are loaded, by year.</summary>
    internal IReadOnlyCollection<YearNotice> LoadedNotices => _notices.All;

    /// <summary>Whether both have the same notice of a year, or none.</summary>
    public bool HasSameNotice(WorkingDayCalendar other, int year)
    {
        var (mine, theirs) = (Notice(year), other.Notice(year));
        return mine is null || theirs is null
            ? mine == theirs
            : mine.Holidays.ToHashSet().SetEquals(theirs.Holidays) && mine.MakeUpWorkdays.ToHashSet().SetEquals(theirs.MakeUpWorkdays);
    }

    /// <summary>Takes in the notices of a calendar that was made from this one by <see cref="WorkingDayFile.Extend"/>.</summary>
    public void TakeIn(WorkingDayCalendar extended) => _notices = extended._notices;

    /// <summary>What a day is; in a year without notice by weekends and statute alone.</summary>
    public DayKind KindOf(DateOnly day) => _notices.KindOf(day);

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
        var notices = _notices;
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
            if (notices.YearWithoutNoticeThatSettles(day) is { } year)
            {
                yearsWithoutNotice.Add(year);
            }

            switch (notices.KindOf(day))
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
        for (var left = count; left > 0; )
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

    /// <summary>
    /// A provisional deadline by this calendar once the missing notice is loaded; null where it is not provisional, or is so still. A term
    /// that was told is never shortened: whoever relies on it keeps it.
    /// </summary>
    public Deadline? Settle(Deadline? deadline)
    {
        if (deadline is not { IsProvisional: true })
        {
            return null;
        }

        var recounted = Recompute(deadline);
        return recounted.IsProvisional ? null
            : recounted.At >= deadline.At ? recounted
            : deadline with { YearsWithoutNotice = [] };
    }

    /// <summary>The first day from <paramref name="today"/> on whose notice is missing; health warns some weeks ahead of it.</summary>
    public DateOnly FirstDayWithoutNotice(DateOnly today)
    {
        var year = today.Year;
        while (_notices.Years.Contains(year))
        {
            year++;
        }

        return year == today.Year ? today : new DateOnly(year, 1, 1);
    }

    private YearNotice? Notice(int year) => LoadedNotices.FirstOrDefault(notice => notice.Year == year);

    /// <summary>What the loaded notices say.</summary>
    private sealed class Notices(string source, IReadOnlyCollection<YearNotice> notices)
    {
        private readonly ImmutableHashSet<DateOnly> _holidays = [.. notices.SelectMany(notice => notice.Holidays)];
        private readonly ImmutableHashSet<DateOnly> _makeUpDays = [.. notices.SelectMany(notice => notice.MakeUpWorkdays)];

        public string Source => source;

        public IReadOnlyCollection<YearNotice> All => notices;

        public ImmutableSortedSet<int> Years { get; } = [.. notices.Select(notice => notice.Year)];

        public DayKind KindOf(DateOnly day)
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            return day switch
            {
                _ when _makeUpDays.Contains(day) => DayKind.MakeUpWorkday,
                _ when _holidays.Contains(day) => DayKind.Holiday,
                _ when !Years.Contains(day.Year) && StatutoryHolidays.Of(day.Year).Contains(day) => DayKind.Holiday,
                _ => weekend ? DayKind.Weekend : DayKind.Workday,
            };
        }

        public int? YearWithoutNoticeThatSettles(DateOnly day)
        {
            if (!Years.Contains(day.Year))
            {
                return day.Year;
            }

            var unsettled = day is { Month: 12, Day: >= FirstUnsettledDayOfDecember } && !Years.Contains(day.Year + 1);
            return unsettled ? day.Year + 1 : null;
        }
    }
}
