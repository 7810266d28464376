using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Health;

/// <summary>Warnings for the operator: counts and dates only, because they are public.</summary>
public sealed class OperatorWarnings(
    CalendarWarning calendar,
    PendingWork pending,
    PublicationQueue publications,
    RoundIndex rounds,
    TaskBoard board,
    RefusedMails mails,
    TimeProvider time
)
{
    /// <summary>Longer than the longest interval of the recovery and publication timers.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var warnings = new List<string>();
        if (calendar.FirstDayWithoutNotice(now) is { } day)
        {
            warnings.Add(
                $"No working-day notice from {day:yyyy-MM-dd} on: deadlines that reach beyond it are provisional. Two officers add the "
                    + "State Council's notice on the officers' site."
            );
        }

        var waiting = await pending
            .ReadAsync(cancellationToken)
            .Where(note => note.Age >= Late)
            .Select(note => note.Record)
            .Distinct()
            .ToListAsync(cancellationToken);
        var unscanned = waiting.Count(record => record.Type == RecordType.File);
        if (unscanned > 0)
        {
            warnings.Add(
                $"{unscanned} files have waited {Late.TotalMinutes:F0} minutes or longer for the virus scan. The log states the reason at "
                    + "each run."
            );
        }

        var unsettled = waiting.Count - unscanned;
        if (unsettled > 0)
        {
            warnings.Add(
                $"{unsettled} records have waited {Late.TotalMinutes:F0} minutes or longer for the recovery timer. The log states the "
                    + "reason at each of its runs."
            );
        }

        var overdue = await publications.ReadDueAsync(now - Late, cancellationToken);
        if (overdue is [var oldest, ..])
        {
            warnings.Add(
                $"{overdue.Count} publications are overdue, the oldest since {oldest.DueAt:u}. The log states the reason at each run."
            );
        }

        if (await CountOverdueTasksAsync(now, cancellationToken) is > 0 and var late)
        {
            warnings.Add(
                $"{late} tasks are overdue. The officers' site lists them with their officers: remind them, or hand the tasks over."
            );
        }

        if ((await mails.ReadAsync(cancellationToken)).Count is > 0 and var refused)
        {
            warnings.Add(
                $"{refused} mails of the last {RefusedMails.Shown.TotalDays:F0} days were refused by the recipients' mail servers. The "
                    + "officers' site lists them: correct the addresses."
            );
        }

        return warnings;
    }

    private async Task<int> CountOverdueTasksAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var overdue = 0;
        foreach (var round in await rounds.ReadAsync(cancellationToken))
        {
            overdue += (await board.ReadOfRoundAsync(round.Id, cancellationToken)).Count(task => task.Due.HasPassed(now));
        }

        return overdue;
    }
}
