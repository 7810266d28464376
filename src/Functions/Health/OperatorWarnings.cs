using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Health;

/// <summary>What an operator should see to before it hurts: counts and dates only, for anybody may read them.</summary>
public sealed class OperatorWarnings(
    CalendarWarning calendar, PendingWork pending, PublicationQueue publications, RoundIndex rounds, TaskBoard board, RefusedMails mails, TimeProvider time)
{
    /// <summary>Longer than a sweep or a publication waits for its next turn, even where they are seldom.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var warnings = new List<string>();
        if (calendar.FirstDayWithoutNotice(now) is { } day)
        {
            warnings.Add($"No working-day notice from {day:yyyy-MM-dd} on: deadlines that reach beyond it are provisional. Load the State Council's notice.");
        }

        var waiting = await pending.ReadAsync(cancellationToken).Where(note => note.Age >= Late).Select(note => note.Record).Distinct().ToListAsync(cancellationToken);
        var unscanned = waiting.Count(record => record.Type == RecordType.File);
        if (unscanned > 0)
        {
            warnings.Add($"{unscanned} files have waited {Late.TotalMinutes:F0} minutes or longer for the virus scan. The log says at each run why they cannot be scanned.");
        }

        var unsettled = waiting.Count - unscanned;
        if (unsettled > 0)
        {
            warnings.Add($"{unsettled} records have waited {Late.TotalMinutes:F0} minutes or longer to be settled. The log says at each sweep why they cannot.");
        }

        var overdue = await publications.ReadDueAsync(now - Late, cancellationToken);
        if (overdue is [var oldest, ..])
        {
            warnings.Add($"{overdue.Count} publications are overdue, the oldest since {oldest.DueAt:u}. The log says at each run why they cannot be published.");
        }

        if (await CountOverdueTasksAsync(now, cancellationToken) is > 0 and var late)
        {
            warnings.Add($"{late} tasks are overdue. The officers' site lists each with whom it lies: urge, or hand it over.");
        }

        if ((await mails.ReadAsync(cancellationToken)).Count is > 0 and var refused)
        {
            warnings.Add($"{refused} mails of the last {RefusedMails.Shown.TotalDays:F0} days were refused by their mailboxes. The officers' site lists them: correct the address.");
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
