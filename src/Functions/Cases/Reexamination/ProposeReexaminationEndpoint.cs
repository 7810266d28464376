using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reexamination-proposal</c>: the examining officers propose to uphold or to reverse the decision.
/// </summary>
public sealed class ProposeReexaminationEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ProposeReexamination, [CaseFields.Choice, CaseFields.Reason], Decide);

    [Function(nameof(ProposeReexaminationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reexamination-proposal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission) =>
        ReexaminationPolicy
            .Propose(
                integrityCase,
                submission.In(CaseSeat.Reexaminer),
                CaseForms.UpholdsOf(submission.Post),
                submission.Post[CaseFields.Reason],
                submission.Context.Now
            )
            .Select<Fact>(fact => fact);
}
