using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>What is on record about a task: that it was opened, passed on and decided. The rows decide which link is valid.</summary>
internal sealed class TaskHistory(Records records)
{
    /// <summary>Key of the fact that a task was passed on for the n-th time.</summary>
    public static string HandedKey(TaskKey task, int number) => string.Create(CultureInfo.InvariantCulture, $"handover|{task}|{number}");

    /// <summary>
    /// Whether a link opens its task no longer: it was passed on since, or another link stands on record for the same holder, because two
    /// openings ran at the same time. Only the link on record is valid, so that a handover leaves none.
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

    /// <summary>A task with whoever it lies with; null where it is decided, or was joined to another link of the same officer.</summary>
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

    /// <summary>Key of the fact that would take a task away from the holder of a link.</summary>
    public async Task<string> NextKeyAsync(TaskLink link, CancellationToken cancellationToken) =>
        HandedKey(
            link.Origin,
            link.Handovers is { } number ? number + 1 : (await FollowAsync(link.Record, link.Origin, cancellationToken)).NextNumber
        );

    /// <summary>Follows handovers to the last one.</summary>
    /// <returns>The last handover, null where there was none; and the number of the next.</returns>
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
