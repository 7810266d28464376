using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/hearing-record</c>, a form with a file: the chair of the hearing enters its signed record, or the party's
/// absence.
/// </summary>
public sealed class RecordHearingEndpoint(CasePaper paper)
{
    private const string Kind = "hearing-record";

    private static readonly CaseScan Scan = new(CaseFields.HearingRecordFile, Kind);

    [Function(nameof(RecordHearingEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/hearing-record")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ChairHearing,
            Scan,
            (_, _) => new CaseCommand(CaseAct.RecordHearing, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new HearingRecordForm
        {
            WasAttended = CaseForms.AdmitsOf(post[CaseFields.HearingAttended]),
            Summary = post[CaseFields.HearingSummary],
            DocumentId = submission.DocumentId,
        };
        return HearingPolicy
            .Record(integrityCase, form, submission.In(CaseSeat.HearingChair), submission.Context)
            .Select<Fact>(recorded => recorded);
    }
}
