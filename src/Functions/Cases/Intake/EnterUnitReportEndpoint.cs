using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>POST /desk/cases/{caseId}/unit-report</c>: an officer enters the unit's report; the intake is decided again.</summary>
public sealed class EnterUnitReportEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.EnterUnitReport, [CaseFields.Reason], Enter);

    [Function(nameof(EnterUnitReportEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/unit-report")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission) =>
        CaseIntakePolicy
            .EnterReport(integrityCase, submission.Post[CaseFields.Reason], submission.In(CaseSeat.Investigator), submission.Context)
            .Select<Fact>(reported => reported);
}
