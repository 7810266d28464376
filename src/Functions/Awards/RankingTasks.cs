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

/// <summary>Tasks on the ranking of a pass: as it stands, or, before it is frozen, as it would be.</summary>
internal sealed class RankingTasks(PassReader passes, RoundMembers members, RankingPreview preview) : TaskKind
{
    public override StepMatter Matter => StepMatter.Ranking;

    public override async Task<TaskDossier> GatherAsync(TaskDossier dossier, CancellationToken cancellationToken)
    {
        if (dossier.Task is not { Pass: { } pass, Round: { } round })
        {
            return dossier;
        }

        var sessions = await passes.SessionsAsync(dossier, cancellationToken);
        if (pass.Stage != PassStage.Opened)
        {
            return (await passes.GatherAsync(dossier, pass, cancellationToken)) with
            {
                Ranking = pass.Ranking,
                Comments = Comments(pass.Ranking, sessions),
            };
        }

        var sheets = sessions.SelectMany(session => session.Sheets).ToList();
        var frozen = await preview.RankAsync(round, pass, sessions, cancellationToken);
        var all = await members.ReadAsync(dossier.Guide.Id, cancellationToken);
        return dossier with
        {
            Ranking = frozen.Ranking,
            Comments = Comments(frozen.Ranking, sessions),
            Unranked = Unranked(all, frozen.Unranked, id => sheets.Count(sheet => sheet.ApplicationId == id)),
            LeftYuan = PassReader.LeftYuan(round, all, pass),
        };
    }

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken)
    {
        // Only what becomes of the applications is judged by the money that is left.
        if (context.Task.Step.Definition().FieldsOf(context).All(field => field.Kind != StepFieldKind.Outcomes))
        {
            return context;
        }

        var all = await members.ReadAsync(context.Guide.Id, cancellationToken);
        return context with
        {
            LeftYuan = context.Guide.Categories.ToImmutableDictionary(
                category => category.Id,
                category => RoundPlan.LeftYuan(task.Round!, all, category, task.Pass)
            ),
        };
    }

    public override ITaskMatter PageOf(TaskDossier dossier, string folder) => BatchSheets.OfRanking(dossier);

    public override Task<TaskView> ViewAsync(TaskView view, TaskDossier dossier, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(view with { Batch = BatchViews.Ranked(dossier), Unranked = BatchViews.Unranked(dossier) });

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfPass(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));

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
