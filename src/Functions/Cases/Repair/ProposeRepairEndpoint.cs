using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/repair-proposal</c>: an officer examines the request for repair and proposes to grant or to refuse it.
/// </summary>
public sealed class ProposeRepairEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ProposeRepair, [CaseFields.Choice, CaseFields.Reason], Propose);

    [Function(nameof(ProposeRepairEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/repair-proposal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Propose(IntegrityCase integrityCase, CaseSubmission submission) =>
        CaseRepairPolicy
            .Propose(
                integrityCase,
                submission.In(CaseActPolicy.SeatToExamine(integrityCase, submission.Officer)!.Value),
                CaseForms.GrantsOf(submission.Post),
                submission.Post[CaseFields.Reason],
                submission.Context.Now
            )
            .Select<Fact>(proposed => proposed);
}
