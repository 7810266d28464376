using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Awards;

/// <summary>Reads what tasks on a review batch have in common.</summary>
public sealed class ReviewBatchReader(TaskService taskService, RoundMembers members)
{
    /// <summary>The ranked batch with the meeting's resolution at the time of the task, without later promotions.</summary>
    public async Task<TaskDetails> GatherAsync(TaskDetails details, ReviewBatch batch, CancellationToken cancellationToken) =>
        details with
        {
            Ranking = batch.Ranking,
            Proposals =
                batch.Resolutions.FirstOrDefault(resolution => resolution.Ordinal == details.Task.Link.Task.Ordinal)?.Proposals ?? [],
            LeftYuan = LeftYuan(details.Task.Round!, await members.ReadAsync(details.Guide.Id, cancellationToken), batch),
        };

    public async Task<IReadOnlyList<ExpertReviewDecision>> SessionsAsync(TaskDetails details, CancellationToken cancellationToken)
    {
        var (sessions, step) = (new List<ExpertReviewDecision>(), ReviewStep.Of<ExpertReviewStep>());
        foreach (var session in await taskService.CurrentTasksAsync(details.Task.Link, details.Guide, step, ordinal: 1, cancellationToken))
        {
            if (
                await taskService.FindDecisionAsync(details.Task.Link.Record, session, cancellationToken) is
                { Decision: ExpertReviewDecision scored }
            )
            {
                sessions.Add(scored);
            }
        }

        return sessions;
    }

    /// <summary>
    /// The remaining budget of each category before these projects: the meeting's current outcomes do not count as spent.
    /// </summary>
    internal static ImmutableDictionary<string, decimal> LeftYuan(RoundState round, IReadOnlyList<RoundMember> all, ReviewBatch batch)
    {
        var before = round with
        {
            Batches = [.. round.Batches.Select(each => each.Number == batch.Number ? each with { Proposals = [] } : each)],
        };
        return round.Guide.Categories.ToImmutableDictionary(
            category => category.Id,
            category => RoundPlan.LeftYuan(before, all, category, batch)
        );
    }
}
