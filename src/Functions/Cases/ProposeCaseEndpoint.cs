using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/proposal</c>: an investigator proposes severity and measures, which signs the advance notice, or reports that
/// the suspicion is unfounded.
/// </summary>
public sealed class ProposeCaseEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.Propose,
        [
            CaseFields.Outcome, CaseFields.Facts, CaseFields.Evidence, CaseFields.Reasons, CaseFields.Severity, CaseFields.Measures,
            CaseFields.BanMonths, CaseFields.IsPermanent, CaseFields.RestsOnDocuments,
        ],
        Propose)
    {
        Letters = [LetterSeries.AdvanceNotice],
    };

    [Function(nameof(ProposeCaseEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/proposal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Propose(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, context, investigator) = (submission.Post, submission.Context, submission.In(CaseSeat.Investigator));
        var severity = CaseForms.SeverityOf(post);
        return post[CaseFields.Outcome] switch
        {
            CaseFields.Unfounded => CasePolicy.ReportUnfounded(integrityCase, post[CaseFields.Reasons], context.Now)
                .Select<Fact>(reported => reported with { Investigator = investigator }),
            CaseFields.Established => CaseForms.WithSeverity(severity, CasePolicy.IssueAdvanceNotice(
                    integrityCase, ProposalOf(submission, severity ?? default), submission.Numbers[LetterSeries.AdvanceNotice], context)
                .Select<Fact>(issued => issued with { Investigator = investigator })),
            _ => CaseForms.OutcomeIsMissing(),
        };
    }

    private static CaseProposal ProposalOf(CaseSubmission submission, Severity severity)
    {
        var post = submission.Post;
        return new CaseProposal(
            post[CaseFields.Facts] ?? "",
            post[CaseFields.Evidence] ?? "",
            post[CaseFields.Reasons] ?? "",
            severity,
            CaseForms.MeasuresOf(post, submission.Context.Rules),
            post[CaseFields.RestsOnDocuments] == "true");
    }
}
