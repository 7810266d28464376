using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task as its page.</summary>
public sealed class TaskPages(RoundDirectory directory, Answers answers)
{
    /// <summary>The page of a task, or of a form that comes back with what is wrong with it.</summary>
    /// <param name="token">Of the link, under which documents are found.</param>
    public async Task<IResult> ShowAsync(HttpRequest request, OpenedTask task, string token, FormState? state, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync((task.Application?.RoundId ?? task.Round!.Guide.Id).Value, cancellationToken);
        var officer = task.Link.OfficerName;
        var model = new TaskModel(officer, guide.Title, Form(task))
        {
            Applications = Applications(task, token, guide),
            DueAt = task.Decided is null ? task.Link.ExpiresAt : null,
            State = state ?? FormState.Empty,
            Decision = task.Decided is { } decided ? Recorded(decided, officer, task) : null,
        };
        var status = state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK;
        return answers.Page(request, model, guide, status);
    }

    private static RecordedDecision Recorded(DecisionRecorded decided, string officer, OpenedTask task) =>
        new(officer, decided.DecidedAt, TaskValues.Of(decided.Decision, task.Ranking));

    private static TaskForm Form(OpenedTask task) => task.Link.Task.Step switch
    {
        ReviewStep.FormatCheck => new TaskForm.FormatCheck(),
        ReviewStep.MeetingResolution => new TaskForm.MeetingResolution([.. task.Ranking.Select(ranked => Row(ranked, task.Round!.Guide))]),
        ReviewStep.Concurrence => new TaskForm.Concurrence(),
        ReviewStep.AwardDocument => new TaskForm.AwardDocument(),
        var step => throw new InvalidOperationException($"No page shows a {step}."),
    };

    private static ImmutableArray<TaskApplication> Applications(OpenedTask task, string token, RoundGuide guide) =>
        task.Application is { } application
            ? [Application(application, token, guide)]
            : [.. Proposed(task).Select(proposal => Application(proposal.Ranked, guide))];

    private static IEnumerable<Proposal> Proposed(OpenedTask task) => task switch
    {
        { Award: { } award } => task.Round!.Proposals.Where(proposal => award.ApplicationIds.Contains(proposal.Ranked.Application.Id)),
        { Pass: { } pass } => pass.Proposals.Where(proposal => proposal.Outcome == ProposalOutcome.Propose),
        _ => [],
    };

    private static TaskApplication Application(Application application, string token, RoundGuide guide) =>
        new(application.Id.Value[..8], application.Title, application.LeadUnit.Name, application.PrincipalInvestigator.Name, CategoryName(application.CategoryId, guide), application.AmountYuan)
        {
            Documents =
            [
                .. application.Documents
                    .Where(document => document.Kind != DocumentPolicy.EvidenceKind)
                    .Select(document => new TaskDocument(
                        guide.RequiredDocuments.FirstOrDefault(required => required.Kind == document.Kind)?.Name ?? document.Kind,
                        document.FileName,
                        document.SizeBytes,
                        $"/tasks/{token}/documents/{document.Id}")),
            ],
        };

    private static TaskApplication Application(RankedApplication ranked, RoundGuide guide) =>
        new(ranked.Number, ranked.Application.Title, ranked.Application.UnitName, ranked.Application.PrincipalInvestigator, CategoryName(ranked.Application.CategoryId, guide), ranked.Application.AmountYuan);

    private static RankedRow Row(RankedApplication ranked, RoundGuide guide) =>
        new(
            ranked.Application.Id.Value,
            ranked.Number,
            ranked.Application.Title,
            ranked.Application.UnitName,
            CategoryName(ranked.Application.CategoryId, guide),
            ranked.Place,
            ranked.Score,
            ranked.Proposal.ToString())
        {
            AmountYuan = ranked.Application.AmountYuan,
        };

    private static string CategoryName(string categoryId, RoundGuide guide) => guide.Categories.First(category => category.Id == categoryId).Name;
}
