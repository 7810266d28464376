using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/appeal</c>, a form with a file: an officer enters a document of the superior about an appeal, with its
/// scan; a second one confirms it.
/// </summary>
public sealed class EnterAppealEndpoint(CasePaper paper)
{
    private const string Kind = "appeal";

    private static readonly CaseScan Scan = new(CaseFields.AppealFile, Kind);

    [Function(nameof(EnterAppealEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/appeal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ServeLetters,
            Scan,
            (_, _) => new CaseCommand(CaseAct.EnterAppeal, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var severity = CaseForms.SeverityOf(post);
        var form = new AppealForm
        {
            Change = new CaseOutcome.Established(severity ?? default, ListingForms.MeasuresOf(post, submission.Context.Rules)),
            Step = Enum.TryParse<AppealStep>(post[CaseFields.AppealStep], out var step) && Enum.IsDefined(step) ? step : null,
            Authority = post[CaseFields.AppealAuthority],
            Number = post[CaseFields.AppealNumber],
            On = post.Day(CaseFields.AppealOn),
            Summary = post[CaseFields.AppealSummary],
            DocumentId = submission.DocumentId,
        };
        var entered = AppealPolicy
            .Enter(integrityCase, form, EnteringOfficer.Of(submission.Officer), submission.Context)
            .Select<Fact>(each => each);
        return form.Step == AppealStep.Changed && integrityCase.Decision?.Outcome is CaseOutcome.Established
            ? CaseForms.WithSeverity(severity, entered)
            : entered;
    }
}
