using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Awards;

internal sealed class AwardTasks : TaskKind
{
    public override StepDetails Details => StepDetails.Award;

    public override Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken)
    {
        if (details.Task is not { Award: { } award, Round: { } round })
        {
            return Task.FromResult(details);
        }

        var awardedBefore = round.Awards.Where(each => each.Group < award.Group).SelectMany(each => each.ApplicationIds).ToHashSet();
        var spent = round
            .Proposals.Where(proposal => awardedBefore.Contains(proposal.Ranked.Application.Id))
            .ToLookup(proposal => proposal.Ranked.Application.CategoryId, proposal => proposal.Ranked.Application.AmountYuan);
        return Task.FromResult(
            details with
            {
                Proposals = [.. round.Proposals.Where(proposal => award.ApplicationIds.Contains(proposal.Ranked.Application.Id))],
                LeftYuan = details.Guide.Categories.ToImmutableDictionary(
                    category => category.Id,
                    category => category.BudgetYuan - spent[category.Id].Sum()
                ),
            }
        );
    }

    public override ITaskDetails PageOf(TaskDetails details, string folder) => BatchSheets.OfProposed(details);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Proposed(details) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfAward(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));
}
