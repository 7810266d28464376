using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/hearing-request</c>, a form with a file: an officer enters a request for a hearing from paper, with its
/// scan; a second one confirms it.
/// </summary>
public sealed class EnterHearingRequestEndpoint(CasePaper paper)
{
    private const string Kind = "hearing-request";

    private static readonly CaseScan Scan = new(CaseFields.HearingRequestFile, Kind);

    [Function(nameof(EnterHearingRequestEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/hearing-request")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ServeLetters,
            Scan,
            (_, _) => new CaseCommand(CaseAct.EnterHearingRequest, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new HearingRequestForm
        {
            Reason = post[CaseFields.HearingReason],
            ReceivedOn = post.Day(CaseFields.HearingReceivedOn),
            DocumentId = submission.DocumentId,
        };
        return HearingPolicy
            .Request(integrityCase, form, EnteringOfficer.Of(submission.Officer), submission.Context)
            .Select<Fact>(requested => requested);
    }
}
