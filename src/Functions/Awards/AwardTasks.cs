using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Awards;

/// <summary>Tasks on the projects that one document awards.</summary>
internal sealed class AwardTasks : TaskKind
{
    public override StepMatter Matter => StepMatter.Award;

    public override Task<TaskDossier> GatherAsync(TaskDossier dossier, CancellationToken cancellationToken)
    {
        if (dossier.Task is not { Award: { } award, Round: { } round })
        {
            return Task.FromResult(dossier);
        }

        var awardedBefore = round.Awards.Where(each => each.Group < award.Group).SelectMany(each => each.ApplicationIds).ToHashSet();
        var spent = round
            .Proposals.Where(proposal => awardedBefore.Contains(proposal.Ranked.Application.Id))
            .ToLookup(proposal => proposal.Ranked.Application.CategoryId, proposal => proposal.Ranked.Application.AmountYuan);
        return Task.FromResult(
            dossier with
            {
                Proposals = [.. round.Proposals.Where(proposal => award.ApplicationIds.Contains(proposal.Ranked.Application.Id))],
                LeftYuan = dossier.Guide.Categories.ToImmutableDictionary(
                    category => category.Id,
                    category => category.BudgetYuan - spent[category.Id].Sum()
                ),
            }
        );
    }

    public override ITaskMatter PageOf(TaskDossier dossier, string folder) => BatchSheets.OfProposed(dossier);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDossier dossier, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Proposed(dossier) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfAward(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));
}
