using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/assessment-request</c>: an investigator requests an academic assessment, or the other one determines that
/// none is needed.
/// </summary>
public sealed class AskAssessmentEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.AskAssessment,
        [CaseFields.AssessmentChoice, CaseFields.AssessmentReason],
        Decide
    )
    {
        ActOf = integrityCase => integrityCase.Assessment is null ? CaseAct.AskAssessment : CaseAct.WithdrawAssessment,
    };

    [Function(nameof(AskAssessmentEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/assessment-request")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, investigator, now) = (submission.Post, submission.In(CaseSeat.Investigator), submission.Context.Now);
        var reason = post[CaseFields.AssessmentReason];
        return CaseForms.ChoiceOf(post[CaseFields.AssessmentChoice], CaseFields.Ask, CaseFields.Withdraw) switch
        {
            true => AssessmentPolicy.Ask(integrityCase, reason, investigator, now).Select<Fact>(asked => asked),
            false => AssessmentPolicy.Withdraw(integrityCase, reason, investigator, now).Select<Fact>(withdrawn => withdrawn),
            null => new Error(ErrorKind.Invalid, "assessment-choice-is-missing", "Send ask or withdraw.").At(CaseFields.AssessmentChoice),
        };
    }
}
