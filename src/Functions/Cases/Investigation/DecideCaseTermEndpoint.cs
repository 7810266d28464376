using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/investigation-term</c>: the leader extends the term of the investigation, suspends it, or resumes it.
/// </summary>
public sealed class DecideCaseTermEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.DecideTerm,
        [CaseFields.TermChoice, CaseFields.TermReason, CaseFields.ReviewBy],
        Decide
    )
    {
        ActOf = integrityCase => integrityCase.State == CaseState.Suspended ? CaseAct.ResumeInvestigation : CaseAct.DecideTerm,
    };

    [Function(nameof(DecideCaseTermEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/investigation-term")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new TermForm
        {
            Choice = Enum.TryParse<TermChoice>(post[CaseFields.TermChoice], out var choice) && Enum.IsDefined(choice) ? choice : null,
            Reason = post[CaseFields.TermReason],
            ReviewBy = post.Day(CaseFields.ReviewBy),
        };
        return CaseTermPolicy.Decide(integrityCase, form, submission.In(CaseSeat.Decider), submission.Context);
    }
}
