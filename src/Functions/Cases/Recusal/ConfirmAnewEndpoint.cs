using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/renewed-confirmation</c>: in place of a recused investigator, another one confirms
/// what both had signed, or disagrees.
/// </summary>
public sealed class ConfirmAnewEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ConfirmAnew, [CaseFields.AnewChoice, CaseFields.AnewReason], Decide);

    [Function(nameof(ConfirmAnewEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/renewed-confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        return ProposalPolicy.ConfirmAnew(
            integrityCase,
            submission.In(CaseSeat.Investigator),
            CaseForms.ChoiceOf(post[CaseFields.AnewChoice], CaseFields.Agree, CaseFields.Disagree),
            post[CaseFields.AnewReason],
            submission.Context.Now
        );
    }
}
