using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task as its officer sees it.</summary>
/// <param name="Decision">What was decided; null until then.</param>
/// <param name="Batch">For the meeting and the finance bureau: the ranked batch.</param>
public sealed record TaskView(
    ReviewStep Step, string OfficerId, TaskApplicationView? Application, IReadOnlyList<BatchEntryView>? Batch, Decision? Decision, DateTimeOffset? DecidedAt)
{
    public static TaskView Of(OpenedTask task) => new(
        task.Link.Task.Step,
        task.Link.Task.OfficerId,
        task.Application is null ? null : TaskApplicationView.Of(task.Application),
        task.Round is null ? null : [.. task.Ranking.Select(ranked => BatchEntryView.Of(ranked, task))],
        task.Decided?.Decision,
        task.Decided?.DecidedAt);
}

/// <summary>What an officer or expert sees of an application.</summary>
public sealed record TaskApplicationView(
    ApplicationId Id, string Title, string CategoryId, decimal AmountYuan, string Unit, string PrincipalInvestigator, IReadOnlyList<DocumentView> Documents)
{
    public static TaskApplicationView Of(Application application) => new(
        application.Id,
        application.Title,
        application.CategoryId,
        application.AmountYuan,
        application.LeadUnit.Name,
        application.PrincipalInvestigator.Name,
        [.. application.Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind).Select(DocumentView.Of)]);
}

/// <summary>One line of the ranked batch.</summary>
/// <param name="Outcome">What the meeting decided, or until then what the ranking proposes.</param>
public sealed record BatchEntryView(
    ApplicationId ApplicationId, string Number, int Place, string Title, string Unit, string PrincipalInvestigator, string CategoryId, decimal AmountYuan, decimal Score, ProposalOutcome Outcome)
{
    public static BatchEntryView Of(RankedApplication ranked, OpenedTask task)
    {
        var application = ranked.Application;
        var decided = task.Round!.ProposalOf(application.Id);
        return new BatchEntryView(
            application.Id,
            ranked.Number,
            ranked.Place,
            application.Title,
            application.UnitName,
            application.PrincipalInvestigator,
            application.CategoryId,
            application.AmountYuan,
            ranked.Score,
            decided?.Outcome ?? ranked.Proposal);
    }
}
