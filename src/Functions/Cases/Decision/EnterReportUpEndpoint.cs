using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary><c>POST /desk/cases/{caseId}/report-up</c>: an officer enters that the case was reported to the superior.</summary>
public sealed class EnterReportUpEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.EnterReportUp,
        [CaseFields.ReportUpAuthority, CaseFields.ReportUpNumber, CaseFields.ReportUpOn],
        Enter
    );

    [Function(nameof(EnterReportUpEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/report-up")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new ReportUpForm
        {
            Authority = post[CaseFields.ReportUpAuthority],
            Number = post[CaseFields.ReportUpNumber],
            On = post.Day(CaseFields.ReportUpOn),
        };
        return ReportUpPolicy
            .Enter(integrityCase, form, EnteringOfficer.Of(submission.Officer), submission.Context)
            .Select<Fact>(reported => reported);
    }
}
