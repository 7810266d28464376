using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>What two officers said when they were asked before and did not agree.</summary>
public sealed class EarlierOpinions(TaskService tasks)
{
    /// <summary>Everything that was said before the task was asked, from one time of asking on.</summary>
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

    /// <summary>The same for the page of the task.</summary>
    public static ImmutableArray<EarlierOpinion> Shown(TaskDetails details) =>
        [
            .. details.EarlierOpinions.Select(given =>
            {
                var form = details.Step.Definition().FormOf(given.Decision);
                return new EarlierOpinion(given.OfficerName, given.At, form.Choice!, form.Reason!);
            }),
        ];
}
