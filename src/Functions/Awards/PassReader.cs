using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Awards;

/// <summary>Reads what tasks on a pass have in common.</summary>
public sealed class PassReader(TaskDesk desk, RoundMembers members)
{
    /// <summary>
    /// A pass that is ranked, as the meeting resolved it at the time that the task was asked, whatever was promoted since.
    /// </summary>
    public async Task<TaskDossier> GatherAsync(TaskDossier dossier, BatchPass pass, CancellationToken cancellationToken) =>
        dossier with
        {
            Ranking = pass.Ranking,
            Proposals =
                pass.Resolutions.FirstOrDefault(resolution => resolution.Ordinal == dossier.Task.Link.Task.Ordinal)?.Proposals ?? [],
            LeftYuan = LeftYuan(dossier.Task.Round!, await members.ReadAsync(dossier.Guide.Id, cancellationToken), pass),
        };

    /// <summary>The sessions of the pass that experts have signed.</summary>
    public async Task<IReadOnlyList<ExpertReviewDecision>> SessionsAsync(TaskDossier dossier, CancellationToken cancellationToken)
    {
        var (sessions, step) = (new List<ExpertReviewDecision>(), ReviewStep.Of<ExpertReviewStep>());
        foreach (var session in await desk.CurrentTasksAsync(dossier.Task.Link, dossier.Guide, step, ordinal: 1, cancellationToken))
        {
            if (
                await desk.FindDecisionAsync(dossier.Task.Link.Record, session, cancellationToken) is
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
    internal static ImmutableDictionary<string, decimal> LeftYuan(RoundState round, IReadOnlyList<RoundMember> all, BatchPass pass)
    {
        var before = round with
        {
            Passes = [.. round.Passes.Select(each => each.Number == pass.Number ? each with { Proposals = [] } : each)],
        };
        return round.Guide.Categories.ToImmutableDictionary(
            category => category.Id,
            category => RoundPlan.LeftYuan(before, all, category, pass)
        );
    }
}
