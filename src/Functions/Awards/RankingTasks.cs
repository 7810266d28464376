using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Awards;

/// <summary>Tasks on the ranking of a review batch: the frozen one, or a preview before that.</summary>
internal sealed class RankingTasks(ReviewBatchReader batches, RoundMembers members, RankingPreview preview) : TaskKind
{
    public override StepDetails Details => StepDetails.Ranking;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken)
    {
        if (details.Task is not { Batch: { } batch, Round: { } round })
        {
            return details;
        }

        var sessions = await batches.SessionsAsync(details, cancellationToken);
        if (batch.Stage != ReviewBatchStage.Opened)
        {
            return (await batches.GatherAsync(details, batch, cancellationToken)) with
            {
                Ranking = batch.Ranking,
                Comments = Comments(batch.Ranking, sessions),
            };
        }

        var sheets = sessions.SelectMany(session => session.Sheets).ToList();
        var frozen = await preview.RankAsync(round, batch, sessions, cancellationToken);
        var all = await members.ReadAsync(details.Guide.Id, cancellationToken);
        return details with
        {
            Ranking = frozen.Ranking,
            Comments = Comments(frozen.Ranking, sessions),
            Unranked = Unranked(all, frozen.Unranked, id => sheets.Count(sheet => sheet.ApplicationId == id)),
            LeftYuan = ReviewBatchReader.LeftYuan(round, all, batch),
        };
    }

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken)
    {
        // The remaining money matters only for outcomes of applications.
        if (context.Task.Step.Definition().FieldsOf(context).All(field => field.Kind != StepFieldKind.Outcomes))
        {
            return context;
        }

        var all = await members.ReadAsync(context.Guide.Id, cancellationToken);
        return context with
        {
            LeftYuan = context.Guide.Categories.ToImmutableDictionary(
                category => category.Id,
                category => RoundPlan.LeftYuan(task.Round!, all, category, task.Batch)
            ),
        };
    }

    public override ITaskDetails PageOf(TaskDetails details, string folder) => BatchSheets.OfRanking(details);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Ranked(details), Unranked = BatchViews.Unranked(details) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfBatch(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));

    private static ImmutableDictionary<ApplicationId, ImmutableArray<string>> Comments(
        ImmutableArray<RankedApplication> ranking,
        IReadOnlyList<ExpertReviewDecision> sessions
    ) => ranking.Select(ranked => ranked.Application.Id).ToImmutableDictionary(id => id, id => BatchPolicy.MergeComments(sessions, id));

    private static ImmutableArray<UnrankedApplication> Unranked(
        IReadOnlyList<RoundMember> all,
        ImmutableArray<ApplicationId> ids,
        Func<ApplicationId, int> sheetsOf
    ) =>
        [
            .. all.Where(member => ids.Contains(member.Id))
                .Select(member => new UnrankedApplication(member.Application!, sheetsOf(member.Id))),
        ];
}
