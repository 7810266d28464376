using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reexamination</c>, a form with a file: an officer enters a request for re-examination from paper, of the
/// party or the reporter, with its scan; a second one confirms.
/// </summary>
public sealed class EnterReexaminationEndpoint(CasePaper paper)
{
    private const string Kind = "reexamination-request";

    private static readonly CaseScan Scan = new(CaseFields.ReexaminationFile, Kind) { MaxFiles = DocumentPolicy.MaxEvidence };

    [Function(nameof(EnterReexaminationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reexamination")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ServeLetters,
            Scan,
            (_, _) => new CaseCommand(CaseAct.EnterReexamination, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new ReexaminationForm
        {
            By = Enum.TryParse<ReexaminationRequester>(post[CaseFields.Requester], out var by) && Enum.IsDefined(by) ? by : null,
            Grounds = post[CaseFields.Grounds],
            ReceivedOn = post.Day(CaseFields.ReceivedOn),
            DocumentIds = submission.DocumentIds,
        };
        return ReexaminationPolicy
            .Request(integrityCase, form, EnteringOfficer.Of(submission.Officer), submission.Context)
            .Select<Fact>(requested => requested);
    }
}
