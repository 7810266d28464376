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

/// <summary>A task of an officer, as the officers' site shows it.</summary>
/// <param name="Path">Opens the task; without a leading slash.</param>
/// <param name="Due">When it becomes overdue.</param>
public sealed record BoardTask(QueuedTask Task, string Path, Deadline Due)
{
    /// <summary>Without a leading slash.</summary>
    public string TransferPath => $"desk/tasks/{Task.LinkId}";
}

/// <summary>A task among those of its officer.</summary>
/// <param name="DueAt">When it becomes overdue; null if it is not open.</param>
/// <param name="Next">Another task of the officer; null if there is none.</param>
public sealed record TaskPlace(DateTimeOffset? DueAt, bool IsOverdue, BoardTask? Next)
{
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
    // Number of tasks that are searched for the next one.
    private const int CountForNext = 20;

    /// <summary>
    /// Open tasks of an officer, oldest first. Reads one partition, and the credit check queue of each round in which the officer makes
    /// credit queries.
    /// </summary>
    public async Task<IReadOnlyList<BoardTask>> ReadAsync(string email, CancellationToken cancellationToken) =>
        await ShowAsync(await queue.ReadOfOfficerAsync(email, cancellationToken), cancellationToken);

    /// <summary>Open tasks of a round, oldest first. Reads one partition, and the credit check queue.</summary>
    public async Task<IReadOnlyList<BoardTask>> ReadOfRoundAsync(RoundId roundId, CancellationToken cancellationToken) =>
        await ShowAsync(await queue.ReadOfRoundAsync(roundId.Value, cancellationToken), cancellationToken);

    /// <summary>When a task is due, and the officer's next one. Reads a limited number of rows.</summary>
    public async Task<TaskPlace> PlaceOfAsync(TaskLink link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await queue.FindAsync(link.OfficerEmail, link.Record, link.Task, cancellationToken);
        var some = await queue.ReadSomeOfOfficerAsync(link.OfficerEmail, CountForNext, cancellationToken);
        var next = some.FirstOrDefault(task => task.LinkId != link.LinkId && !IsCheckQueue(task));
        var due = open is null ? null : DueOf(open.TermFrom);
        return new TaskPlace(due?.At, due?.HasPassed(now) ?? false, next is null ? null : Show(next));
    }

    public Deadline DueOf(DateTimeOffset openedAt)
    {
        // No task exists before the first rule file; if the clock was set back manually, the oldest rules apply.
        var inForce = rules.InForceAt(openedAt);
        var rule = (inForce.IsSuccess ? inForce.Value : rules.Files[0]).TaskEscalationWorkingDays;
        return calendar.DeadlineFor(openedAt, Term.WorkingDays(rule.Value), rule.Id);
    }

    /// <summary>All audit records of an application or a round. Reads one partition.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(RecordRef record, CancellationToken cancellationToken) =>
        await records.Of(record).ReadAuditAsync(record.Id, cancellationToken);

    /// <summary>Null once erased.</summary>
    public static Fact? FactOf(AuditRecord record) =>
        record.Content is { } content ? StoredJson.Read<Fact>(Encoding.UTF8.GetString(content.Payload.Span)) : null;

    /// <summary>The credit check queue is open as long as its round; it is listed as a task only while a query is due.</summary>
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

    private BoardTask Show(QueuedTask task) => new(task, $"tasks/{tokens.Sign(TokenPurpose.TaskLink, task.LinkId)}", DueOf(task.TermFrom));
}
