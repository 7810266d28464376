using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reconfirmation</c>: the replacement of a recused investigator confirms what both had signed, or disagrees.
/// </summary>
public sealed class ReconfirmProposalEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.ReconfirmProposal,
        [CaseFields.ReconfirmChoice, CaseFields.ReconfirmReason],
        Decide
    );

    [Function(nameof(ReconfirmProposalEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reconfirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        return ProposalPolicy.ReconfirmProposal(
            integrityCase,
            submission.In(CaseSeat.Investigator),
            CaseForms.ChoiceOf(post[CaseFields.ReconfirmChoice], CaseFields.Agree, CaseFields.Disagree),
            post[CaseFields.ReconfirmReason],
            submission.Context.Now
        );
    }
}
