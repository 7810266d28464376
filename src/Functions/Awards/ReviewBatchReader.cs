using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Awards;

/// <summary>Reads what tasks on a pass have in common.</summary>
public sealed class ReviewBatchReader(TaskService taskService, RoundMembers members)
{
    /// <summary>
    /// A pass that is ranked, as the meeting resolved it at the time that the task was asked, whatever was promoted since.
    /// </summary>
    public async Task<TaskDetails> GatherAsync(TaskDetails details, ReviewBatch batch, CancellationToken cancellationToken) =>
        details with
        {
            Ranking = batch.Ranking,
            Proposals =
                batch.Resolutions.FirstOrDefault(resolution => resolution.Ordinal == details.Task.Link.Task.Ordinal)?.Proposals ?? [],
            LeftYuan = LeftYuan(details.Task.Round!, await members.ReadAsync(details.Guide.Id, cancellationToken), batch),
        };

    /// <summary>The sessions of the pass that experts have signed.</summary>
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
    /// By category, what its budget held before these projects: what the meeting made of them so far does not count as spent.
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
