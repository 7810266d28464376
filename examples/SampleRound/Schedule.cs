namespace CreditFunctions.SampleRound;

/// <summary>When the scenes take place.</summary>
internal sealed record Schedule(
    DateTimeOffset OpensAt,
    DateTimeOffset AppliesAt,
    DateTimeOffset LastMinute,
    DateTimeOffset ClosesAt,
    TimeSpan TooLateBy,
    DateTimeOffset ExaminesAt,
    DateTimeOffset LooksUpAt,
    DateTimeOffset DefendsAt,
    DateTimeOffset ReviewsAt,
    DateTimeOffset MeetsAt,
    DateTimeOffset ObjectsAt,
    DateTimeOffset AwardsAt,
    DateTimeOffset RenouncesAt,
    DateTimeOffset AwardsTheRestAt
)
{
    /// <summary>After the awards; on the rehearsal clock only.</summary>
    public DateTimeOffset ContractsAt { get; } = At(4, 27, 9, 0);

    public DateTimeOffset PaysAt { get; } = At(5, 12, 9, 0);

    public DateTimeOffset ChangesAt { get; } = At(9, 7, 9, 0);

    public DateTimeOffset ReportsAt { get; } = At(3, 2, 9, 0).AddYears(1);

    public DateTimeOffset AcceptsAt { get; } = At(3, 16, 9, 0).AddYears(1);

    /// <summary>Null: five working days.</summary>
    public TimeSpan? PublicNoticeLength { get; init; }

    /// <summary>The spring of 2026, with the notice across Qingming (4 to 6 April).</summary>
    public static Schedule Spring2026 { get; } =
        new(
            OpensAt: At(3, 2, 9, 0),
            AppliesAt: At(3, 10, 10, 0),
            LastMinute: At(3, 20, 16, 59),
            ClosesAt: At(3, 20, 17, 0),
            TooLateBy: TimeSpan.FromMinutes(1),
            ExaminesAt: At(3, 23, 9, 0),
            LooksUpAt: At(3, 24, 9, 0),
            DefendsAt: At(3, 27, 9, 0),
            ReviewsAt: At(4, 1, 9, 0),
            MeetsAt: At(4, 2, 9, 0),
            ObjectsAt: At(4, 3, 10, 0),
            AwardsAt: At(4, 13, 9, 0),
            RenouncesAt: At(4, 15, 9, 0),
            AwardsTheRestAt: At(4, 23, 9, 0)
        );

    /// <summary>A drill in real time: everything as soon as it can be, with a closing and a notice of seconds.</summary>
    public static Schedule Now(DateTimeOffset now, TimeSpan untilClosing, TimeSpan notice)
    {
        var closes = now + untilClosing;
        return new Schedule(
            now - TimeSpan.FromMinutes(1),
            now,
            now,
            closes,
            TimeSpan.FromSeconds(1),
            closes,
            now,
            now,
            now,
            now,
            now,
            now,
            now,
            now
        )
        {
            PublicNoticeLength = notice,
        };
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
