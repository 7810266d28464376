using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The recorded facts of a task: opened, handed over, decided. The rows determine which link is valid.</summary>
internal sealed class TaskHistory(Records records)
{
    public static string HandedKey(TaskKey task, int number) => string.Create(CultureInfo.InvariantCulture, $"handover|{task}|{number}");

    /// <summary>
    /// Whether a link is void: the task was handed over since, or the record has another link of the same holder, because two openings ran
    /// concurrently. Only the recorded link is valid, so that a handover invalidates all others.
    /// </summary>
    public async Task<bool> WasPassedOnAsync(TaskLink link, CancellationToken cancellationToken)
    {
        if (link.Handovers is not { } number)
        {
            return (await FollowAsync(link.Record, link.Origin, cancellationToken)).Handed is { } handed && handed.LinkId != link.LinkId;
        }

        var given = await FindFactAsync(
            link.Record,
            number == 0 ? TaskService.OpenedKey(link.Origin) : HandedKey(link.Origin, number),
            cancellationToken
        );
        return LinkOf(given) != link.LinkId
            || await FindFactAsync(link.Record, HandedKey(link.Origin, number + 1), cancellationToken) is not null;
    }

    /// <summary>A task with its officer; null if it is decided, or was merged with another link of the same officer.</summary>
    public async Task<OpenTask?> FindOpenAsync(RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        var (handed, next) = await FollowAsync(record, task, cancellationToken);
        var current = handed?.To ?? task;
        return
            handed is not { HasOwnLink: true }
            && await FindFactAsync(record, TaskService.DecidedKey(current), cancellationToken) is null
            && await FindFactAsync(record, TaskService.OpenedKey(task), cancellationToken) is TaskOpened opened
            ? new OpenTask(current, handed?.Officer ?? opened.Officer, handed?.LinkId ?? opened.LinkId, opened.OpenedAt)
            {
                Handovers = next - 1,
            }
            : null;
    }

    public async Task<string> NextKeyAsync(TaskLink link, CancellationToken cancellationToken) =>
        HandedKey(
            link.Origin,
            link.Handovers is { } number ? number + 1 : (await FollowAsync(link.Record, link.Origin, cancellationToken)).NextNumber
        );

    /// <returns>The last handover, null if there was none; and the number of the next.</returns>
    public async Task<(TaskHandedOver? Handed, int NextNumber)> FollowAsync(
        RecordRef record,
        TaskKey task,
        CancellationToken cancellationToken
    )
    {
        TaskHandedOver? last = null;
        for (var number = 1; ; number++)
        {
            if (await FindFactAsync(record, HandedKey(task, number), cancellationToken) is not TaskHandedOver handed)
            {
                return (last, number);
            }

            last = handed;
        }
    }

    public Task<Fact?> FindFactAsync(RecordRef record, string key, CancellationToken cancellationToken) =>
        records.Of(record).FindFactAsync(record.Id, key, cancellationToken);

    private static string? LinkOf(Fact? given) =>
        given switch
        {
            TaskOpened opened => opened.LinkId,
            TaskHandedOver handed => handed.LinkId,
            _ => null,
        };
}
