using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task that is assigned to an officer, as the officers' site shows it.</summary>
/// <param name="Path">Straight into it, without a leading slash.</param>
/// <param name="Due">From when on it is overdue.</param>
public sealed record BoardTask(QueuedTask Task, string Path, Deadline Due)
{
    /// <summary>Where it is handed over, without a leading slash.</summary>
    public string TransferPath => $"desk/tasks/{Task.LinkId}";
}

/// <summary>A task among those of its officer.</summary>
/// <param name="DueAt">From when on it is overdue; null where it is not open any more.</param>
/// <param name="Next">Another task of the officer; null where there is none.</param>
public sealed record TaskPlace(DateTimeOffset? DueAt, bool IsOverdue, BoardTask? Next)
{
    /// <summary>What the page of a decided task leads to.</summary>
    public NextTask? NextTask =>
        Next is { } next ? new NextTask($"/{next.Path}", next.Task.Task.Step.ToString(), next.Task.About.Line) : null;
}

/// <summary>Open tasks by officer and round.</summary>
public sealed class TaskBoard(
    TaskQueue queue,
    CreditCheckQueue checkQueue,
    TokenSigner tokens,
    RuleBook rules,
    WorkingDayCalendar calendar,
    Records records
)
{
    // Among so many the next task is looked for.
    private const int CountForNext = 20;

    /// <summary>
    /// Open tasks of an officer, the oldest first. Reads one partition, and the credit check queue of each round in which the officer
    /// makes credit queries.
    /// </summary>
    public async Task<IReadOnlyList<BoardTask>> ReadAsync(string email, CancellationToken cancellationToken) =>
        await ShowAsync(await queue.ReadOfOfficerAsync(email, cancellationToken), cancellationToken);

    /// <summary>Open tasks of a round, the oldest first. Reads one partition, and the credit check queue.</summary>
    public async Task<IReadOnlyList<BoardTask>> ReadOfRoundAsync(RoundId roundId, CancellationToken cancellationToken) =>
        await ShowAsync(await queue.ReadOfRoundAsync(roundId.Value, cancellationToken), cancellationToken);

    /// <summary>
    /// When a task is due, and what its officer can go on with. Reads a few rows, however many tasks lie with the officer.
    /// </summary>
    public async Task<TaskPlace> PlaceOfAsync(TaskLink link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await queue.FindAsync(link.OfficerEmail, link.Record, link.Task, cancellationToken);
        var some = await queue.ReadSomeOfOfficerAsync(link.OfficerEmail, CountForNext, cancellationToken);
        var next = some.FirstOrDefault(task => task.LinkId != link.LinkId && !IsCheckQueue(task));
        var due = open is null ? null : DueOf(open.OpenedAt);
        return new TaskPlace(due?.At, due?.HasPassed(now) ?? false, next is null ? null : Show(next));
    }

    /// <summary>From when on a task is overdue: when its leader is told.</summary>
    public Deadline DueOf(DateTimeOffset openedAt)
    {
        // Before the first rule file nothing was opened; a clock set back by hand finds the oldest rules.
        var inForce = rules.InForceAt(openedAt);
        var rule = (inForce.IsSuccess ? inForce.Value : rules.Files[0]).TaskEscalationWorkingDays;
        return calendar.DeadlineFor(openedAt, Term.WorkingDays(rule.Value), rule.Id);
    }

    /// <summary>Everything on record about an application or a round, with who did it. Reads one partition.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(RecordRef record, CancellationToken cancellationToken) =>
        await records.Of(record).ReadAuditAsync(record.Id, cancellationToken);

    /// <summary>The fact of an audit event; null once erased.</summary>
    public static Fact? FactOf(AuditRecord record) =>
        record.Content is { } content ? StoredJson.Read<Fact>(Encoding.UTF8.GetString(content.Payload.Span)) : null;

    /// <summary>The credit check queue is open as long as its round; it is a task of its officers only while a query is due.</summary>
    private async Task<IReadOnlyList<BoardTask>> ShowAsync(IReadOnlyList<QueuedTask> queued, CancellationToken cancellationToken)
    {
        var dueSince = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var roundId in queued.Where(IsCheckQueue).Select(task => task.RoundId).Distinct())
        {
            var due = await checkQueue.ReadAsync(RoundId.Parse(roundId).Value, cancellationToken);
            dueSince[roundId] = due.Count > 0 ? due[0].Since : null;
        }

        return
        [
            .. queued
                .Where(task => !IsCheckQueue(task) || dueSince[task.RoundId] is not null)
                .Select(task => Show(IsCheckQueue(task) ? task with { OpenedAt = dueSince[task.RoundId]!.Value } : task))
                .OrderBy(task => task.Task.OpenedAt),
        ];
    }

    private static bool IsCheckQueue(QueuedTask task) => task.Task.Step.Definition().Details == StepDetails.CreditQueries;

    private BoardTask Show(QueuedTask task) => new(task, $"tasks/{tokens.Sign(TokenPurpose.TaskLink, task.LinkId)}", DueOf(task.OpenedAt));
}
