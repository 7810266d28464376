using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/proposal</c>: an investigator proposes severity and measures, or that the suspicion is unfounded; the other
/// one confirms it.
/// </summary>
public sealed class ProposeCaseEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.Propose,
        [
            CaseFields.Outcome,
            CaseFields.Facts,
            CaseFields.Evidence,
            CaseFields.Reasons,
            CaseFields.Severity,
            CaseFields.Measures,
            CaseFields.BanMonths,
            CaseFields.IsPermanent,
            CaseFields.RestsOnDocuments,
        ],
        Propose
    );

    [Function(nameof(ProposeCaseEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/proposal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Propose(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, context, investigator) = (submission.Post, submission.Context, submission.In(CaseSeat.Investigator));
        var severity = CaseForms.SeverityOf(post);
        return post[CaseFields.Outcome] switch
        {
            CaseFields.Unfounded => ProposalPolicy
                .ProposeUnfounded(integrityCase, post[CaseFields.Reasons], investigator, context.Now)
                .Select<Fact>(proposed => proposed),
            CaseFields.Established => CaseForms.WithSeverity(
                severity,
                ProposalPolicy
                    .Propose(integrityCase, ProposalOf(submission, severity ?? default), investigator, context)
                    .Select<Fact>(proposed => proposed)
            ),
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
            ListingForms.MeasuresOf(post, submission.Context.Rules),
            post[CaseFields.RestsOnDocuments] == "true"
        );
    }
}
