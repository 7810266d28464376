using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/assessment</c>, a form with a file: an investigator enters the experts' conclusion with the signed scan;
/// the other investigator confirms it.
/// </summary>
public sealed class EnterAssessmentEndpoint(CasePaper paper)
{
    private const string Kind = "assessment";

    private static readonly CaseScan Scan = new(CaseFields.AssessmentFile, Kind);

    [Function(nameof(EnterAssessmentEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/assessment")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ProposeCase,
            Scan,
            (_, _) => new CaseCommand(CaseAct.EnterAssessment, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new AssessmentForm
        {
            Experts = post[CaseFields.Experts],
            Conclusion = post[CaseFields.Conclusion],
            HeldOn = post.Day(CaseFields.AssessedOn),
            ConflictsAreExcluded = post[CaseFields.ConflictsExcluded] == "true",
            DocumentId = submission.DocumentId,
        };
        return AssessmentPolicy
            .Enter(integrityCase, form, submission.In(CaseSeat.Investigator), submission.Context)
            .Select<Fact>(entered => entered);
    }
}
