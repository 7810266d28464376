using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Reads what a task is decided on.</summary>
public sealed class TaskDossiers(
    RoundDirectory directory, TaskDesk desk, RankingPreview preview, RoundMembers members, IRecordStore<Application> applications, DuplicateRegister duplicates)
{
    public async Task<TaskDossier> GatherAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = task.Application is { } judged
            ? await directory.GetAsync(judged, cancellationToken)
            : await directory.GetAsync(task.Round!.Guide.Id.Value, cancellationToken);
        var dossier = new TaskDossier(task, guide) { Application = task.Application };
        return task switch
        {
            { Link.Task.Step: ReviewStep.FormatCheck, Application: { } application } => dossier with
            {
                Duplicates = await duplicates.ReportAsync(application, guide, cancellationToken),
            },
            { Link.Task.Step: ReviewStep.Finding, Application: { } application } => dossier with
            {
                Suspicion = DecisionPolicy.SuspicionOf(application, task.Link.Task),
                EarlierOpinions = await EarlierOpinionsAsync(dossier, cancellationToken),
            },
            { Objection: { } objection } => dossier with
            {
                Application = (await applications.GetAsync(objection.ApplicationId.Value, cancellationToken)).State,
                EarlierOpinions = await EarlierOpinionsAsync(dossier, cancellationToken),
            },
            { Award: { } award, Round: { } round } => OfAward(dossier, round, award),
            { Link.Task.Step: ReviewStep.RankingFreeze, Pass: { Stage: PassStage.Opened } pass } => await OfPreviewAsync(dossier, pass, cancellationToken),
            { Link.Task.Step: not ReviewStep.ExpertReview, Pass: { } pass } => await OfPassAsync(dossier, pass, cancellationToken),
            _ => dossier,
        };
    }

    /// <summary>Tasks of a step as they lie now, after any handover, with whoever was asked.</summary>
    public async Task<IReadOnlyList<TaskKey>> CurrentTasksAsync(
        OpenedTask task, RoundGuide guide, ReviewStep step, int ordinal, CancellationToken cancellationToken)
    {
        var tasks = new List<TaskKey>();
        foreach (var officer in TaskPolicy.AssigneesOf(step, guide, task.Link.Task.Subject))
        {
            var key = new TaskKey(step, task.Link.Task.Subject, ordinal, officer.Id);
            tasks.Add(await desk.CurrentAsync(task.Link.Record, key, cancellationToken));
        }

        return tasks;
    }

    private async Task<ImmutableArray<GivenOpinion>> EarlierOpinionsAsync(TaskDossier dossier, CancellationToken cancellationToken)
    {
        var (task, link) = (dossier.Task, dossier.Task.Link);
        var opinions = ImmutableArray.CreateBuilder<GivenOpinion>();
        var first = link.Task.Step == ReviewStep.Finding ? DecisionPolicy.FirstOrdinalOf(dossier.Application!, link.Task.Subject, link.Task.Ordinal) : 1;
        for (var ordinal = first; ordinal < link.Task.Ordinal; ordinal++)
        {
            foreach (var key in await CurrentTasksAsync(task, dossier.Guide, link.Task.Step, ordinal, cancellationToken))
            {
                if (await desk.FindDecisionAsync(link.Record, key, cancellationToken) is { } decided)
                {
                    var name = dossier.Guide.Staff.FirstOrDefault(member => member.Id == key.OfficerId)?.Name ?? key.OfficerId;
                    opinions.Add(new GivenOpinion(key.OfficerId, name, decided.Decision, decided.DecidedAt));
                }
            }
        }

        return opinions.ToImmutable();
    }

    private async Task<TaskDossier> OfPreviewAsync(TaskDossier dossier, BatchPass pass, CancellationToken cancellationToken)
    {
        var (task, round) = (dossier.Task, dossier.Task.Round!);
        var sessions = await SessionsAsync(dossier, cancellationToken);
        var sheets = sessions.SelectMany(session => session.Sheets).ToList();
        var frozen = await preview.RankAsync(round, pass, sessions, cancellationToken);
        var all = await members.ReadAsync(dossier.Guide.Id, cancellationToken);
        return dossier with
        {
            Ranking = frozen.Ranking,
            Comments = Comments(frozen.Ranking, sessions),
            Unranked = Unranked(all, frozen.Unranked, id => sheets.Count(sheet => sheet.ApplicationId == id)),
            LeftYuan = LeftYuan(round, all, pass),
        };
    }

    private async Task<TaskDossier> OfPassAsync(TaskDossier dossier, BatchPass pass, CancellationToken cancellationToken)
    {
        var all = await members.ReadAsync(dossier.Guide.Id, cancellationToken);
        return dossier with
        {
            Ranking = pass.Ranking,
            // As the meeting resolved it, whatever was promoted since.
            Proposals = pass.Resolutions.FirstOrDefault(resolution => resolution.Ordinal == dossier.Task.Link.Task.Ordinal)?.Proposals ?? [],
            Comments = IsOfRanking(dossier.Step) ? Comments(pass.Ranking, await SessionsAsync(dossier, cancellationToken)) : dossier.Comments,
            LeftYuan = LeftYuan(dossier.Task.Round!, all, pass),
        };
    }

    // What leaves the bureau, and whoever agrees to it, has no use for what experts wrote.
    private static bool IsOfRanking(ReviewStep step) => step is ReviewStep.RankingFreeze or ReviewStep.FieldVisit or ReviewStep.MeetingResolution;

    private async Task<IReadOnlyList<Decision.ScoreSheets>> SessionsAsync(TaskDossier dossier, CancellationToken cancellationToken)
    {
        var sessions = new List<Decision.ScoreSheets>();
        foreach (var session in await CurrentTasksAsync(dossier.Task, dossier.Guide, ReviewStep.ExpertReview, 1, cancellationToken))
        {
            if (await desk.FindDecisionAsync(dossier.Task.Link.Record, session, cancellationToken) is { Decision: Decision.ScoreSheets scored })
            {
                sessions.Add(scored);
            }
        }

        return sessions;
    }

    private static ImmutableDictionary<ApplicationId, ImmutableArray<string>> Comments(
        ImmutableArray<RankedApplication> ranking, IReadOnlyList<Decision.ScoreSheets> sessions) =>
        ranking.Select(ranked => ranked.Application.Id).ToImmutableDictionary(id => id, id => BatchPolicy.MergeComments(sessions, id));

    private static TaskDossier OfAward(TaskDossier dossier, RoundState round, AwardPrepared award)
    {
        var awardedBefore = round.Awards.Where(each => each.Group < award.Group).SelectMany(each => each.ApplicationIds).ToHashSet();
        var spent = round.Proposals.Where(proposal => awardedBefore.Contains(proposal.Ranked.Application.Id))
            .ToLookup(proposal => proposal.Ranked.Application.CategoryId, proposal => proposal.Ranked.Application.AmountYuan);
        return dossier with
        {
            Proposals = [.. round.Proposals.Where(proposal => award.ApplicationIds.Contains(proposal.Ranked.Application.Id))],
            LeftYuan = dossier.Guide.Categories.ToImmutableDictionary(category => category.Id, category => category.BudgetYuan - spent[category.Id].Sum()),
        };
    }

    // Before these projects: what the meeting made of them so far does not count as spent.
    private static ImmutableDictionary<string, decimal> LeftYuan(RoundState round, IReadOnlyList<RoundMember> all, BatchPass pass)
    {
        var before = round with { Passes = [.. round.Passes.Select(each => each.Number == pass.Number ? each with { Proposals = [] } : each)] };
        return round.Guide.Categories.ToImmutableDictionary(
            category => category.Id, category => RoundPlan.LeftYuan(before, all, category, pass));
    }

    private static ImmutableArray<UnrankedApplication> Unranked(
        IReadOnlyList<RoundMember> all, ImmutableArray<ApplicationId> ids, Func<ApplicationId, int> sheetsOf) =>
    [
        .. all.Where(member => ids.Contains(member.Id)).Select(member => new UnrankedApplication(member.Application!, sheetsOf(member.Id))),
    ];
}
