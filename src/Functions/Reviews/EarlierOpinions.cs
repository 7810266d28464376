using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Earlier differing opinions of two officers.</summary>
public sealed class EarlierOpinions(TaskService tasks)
{
    /// <summary>All opinions before this task, starting at the given ordinal.</summary>
    public async Task<ImmutableArray<GivenOpinion>> ReadAsync(TaskDetails details, int first, CancellationToken cancellationToken)
    {
        var link = details.Task.Link;
        var opinions = ImmutableArray.CreateBuilder<GivenOpinion>();
        for (var ordinal = first; ordinal < link.Task.Ordinal; ordinal++)
        {
            foreach (var key in await tasks.CurrentTasksAsync(link, details.Guide, link.Task.Step, ordinal, cancellationToken))
            {
                if (await tasks.FindDecisionAsync(link.Record, key, cancellationToken) is { } decided)
                {
                    var name = details.Guide.Staff.FirstOrDefault(member => member.Id == key.OfficerId)?.Name ?? key.OfficerId;
                    opinions.Add(new GivenOpinion(key.OfficerId, name, decided.Decision, decided.DecidedAt));
                }
            }
        }

        return opinions.ToImmutable();
    }

    public static ImmutableArray<EarlierOpinion> Shown(TaskDetails details) =>
        [
            .. details.EarlierOpinions.Select(given =>
            {
                var form = details.Step.Definition().FormOf(given.Decision);
                return new EarlierOpinion(given.OfficerName, given.At, form.Choice!, form.Reason!);
            }),
        ];
}
