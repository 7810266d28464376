using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Identifiers;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Tasks as JSON: all that a program needs to decide them.</summary>
public sealed class TaskViews(TaskDossiers dossiers, PanelSessions panels, CreditBench bench, IdentifierVault vault, TimeProvider time)
{
    public async Task<TaskView> OfAsync(OpenedTask task, string token, CancellationToken cancellationToken)
    {
        if (task is { IsOver: true, Link: var link, Decided: { } decided })
        {
            return new TaskView(
                link.Task.Step,
                link.RoundId,
                task.MayRead ? link.Task.OfficerId : null,
                task.MayRead ? link.OfficerName : null,
                link.ExpiresAt,
                null,
                [],
                null,
                decided.DecidedAt)
            {
                Outcome = decided.Decision.ToOutcome(),
            };
        }

        if (!task.MayRead)
        {
            return new TaskView(task.Link.Task.Step, task.Link.RoundId, null, null, task.Link.ExpiresAt, null, [], null, null) { CodeIsNeeded = true };
        }

        var dossier = await dossiers.GatherAsync(task, cancellationToken);
        var folder = $"/tasks/{token}/documents";
        var view = new TaskView(
            dossier.Step,
            dossier.Guide.Id.Value,
            task.Link.Task.OfficerId,
            task.Link.OfficerName,
            task.Link.ExpiresAt,
            dossier.Application is { } application
                ? TaskApplicationView.WithDocuments(application, task.Application is null ? $"{folder}/{application.Id}" : folder)
                : null,
            ChoicesOf(dossier),
            task.Decided?.Decision,
            task.Decided?.DecidedAt);
        return dossier.Step switch
        {
            ReviewStep.FormatCheck => view with
            {
                OnPaper =
                [
                    .. CommitmentPolicy.OnPaper(dossier.Application!).Select(party =>
                        new PaperCommitmentView(party.Id, party.Role, party.Name, PartyView.Of(party, dossier.Application!).Identifier, dossier.Application!.CommitmentOf(party.Id)!)),
                ],
                Duplicates = dossier.Duplicates is { } report ? DuplicateViews.Of(dossier.Application!, report, time.GetUtcNow()) : null,
                Correctable = dossier.Application!.Correction is null ? CorrectionItem.Of(dossier.Application, dossier.Guide) : null,
                Changes = dossier.Application!.Correction is { HandedInAt: not null } ? CorrectionChange.Of(dossier.Application, dossier.Guide) : null,
            },
            ReviewStep.Finding => view with { Finding = Finding(dossier, folder) },
            ReviewStep.ObjectionRuling => view with { Objection = Objection(dossier) },
            ReviewStep.ExpertReview => view with { Session = Panel(await panels.ReadAsync(task, cancellationToken), folder) },
            ReviewStep.CreditLookups => view with
            {
                Lookups = [.. (await bench.ReadAsync(dossier.Guide.Id, cancellationToken)).Select(lookup => DueLookupView.Of(lookup, time.GetUtcNow()))],
            },
            ReviewStep.Concurrence or ReviewStep.AwardDocument => view with { Batch = Proposed(dossier) },
            ReviewStep.RankingFreeze or ReviewStep.FieldVisit or ReviewStep.MeetingResolution => view with { Batch = Ranked(dossier), Unranked = Unranked(dossier) },
            _ => view,
        };
    }

    private static IReadOnlyList<string> ChoicesOf(TaskDossier dossier) => dossier.Step switch
    {
        ReviewStep.FormatCheck => dossier.Application!.Correction is null ? ["admit", "correct", "refuse"] : ["admit", "refuse"],
        ReviewStep.Recommendation => ["recommend", "return", "refuse"],
        ReviewStep.Finding => DecisionPolicy.FindingChoices(dossier.Application!, dossier.Suspicion),
        ReviewStep.Concurrence => ["agree", "return"],
        ReviewStep.ObjectionRuling => ["uphold", "dismiss"],
        _ => [],
    };

    private static IReadOnlyList<BatchEntryView> Ranked(TaskDossier dossier) =>
        [.. dossier.Ranking.Select(ranked => BatchEntryView.Of(ranked, ranked.Proposal, reason: null) with
        {
            Comments = dossier.Comments.TryGetValue(ranked.Application.Id, out var comments) ? [.. comments] : [],
        })];

    private static IReadOnlyList<BatchEntryView> Proposed(TaskDossier dossier) =>
    [
        .. dossier.Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose)
            .Select(proposal => BatchEntryView.Of(proposal.Ranked, proposal.Outcome, proposal.Reason)),
    ];

    private static IReadOnlyList<UnrankedView> Unranked(TaskDossier dossier) =>
    [
        .. dossier.Unranked.Select(each => new UnrankedView(
            each.Application.Id, each.Application.Title, each.Application.UnitName, each.Application.CategoryId, each.Sheets)),
    ];

    private static FindingView Finding(TaskDossier dossier, string folder)
    {
        var (application, check) = (dossier.Application!, dossier.Suspicion!);
        var party = application.Parties.FirstOrDefault(each => each.Id == check.PartyId);
        var signed = CommitmentPolicy.Declaration(application, check.PartyId);
        return new FindingView(
            check.PartyId,
            party?.Name ?? "",
            party is null ? "" : PartyView.Of(party, application).Identifier,
            check.Source,
            check.Outcome,
            check.Explanation,
            check.CheckedAt,
            check.EvidenceId is null ? null : $"{folder}/{check.EvidenceId}",
            signed?.DeclaresNoDishonesty,
            signed?.DeclaredFacts,
            dossier.Answer is { Text: { } text, AnsweredAt: { } answeredAt } answer
                ? new AnswerView(text, answeredAt, answer.DocumentId is null ? null : $"{folder}/{answer.DocumentId}")
                : null,
            dossier.EarlierOpinions);
    }

    private ObjectionView? Objection(TaskDossier dossier) => dossier.Task.Objection is { } objection
        ? new ObjectionView(
            objection.Id,
            objection.ProjectNumber,
            objection.Facts,
            objection.FiledAt,
            vault.RevealText(objection.Name, objection.Id.Value, "name"),
            vault.RevealText(objection.Contact, objection.Id.Value, "contact"),
            dossier.EarlierOpinions)
        : null;

    private static PanelView Panel(PanelSession panel, string folder) => new(
        [.. DecisionPolicy.CriteriaOf(panel.Guide).Select(criterion => new CriterionView(criterion.Id, criterion.Name, criterion.Weight))],
        panel.Declared is not null,
        [
            .. panel.Applications.Select(application => new PanelApplicationView(
                panel.MayRead(application.Id)
                    ? TaskApplicationView.WithDocuments(application, $"{folder}/{application.Id}")
                    : TaskApplicationView.Of(application) with { Abstract = "" },
                panel.MayConflict(application),
                panel.RecusalOf(application.Id))),
        ]);
}
