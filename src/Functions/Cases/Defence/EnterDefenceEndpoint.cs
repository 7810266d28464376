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
/// <c>POST /desk/cases/{caseId}/defence</c>, a form with a file: an officer enters a statement and defence that was given on paper or
/// orally, with its scan; a second one confirms it.
/// </summary>
public sealed class EnterDefenceEndpoint(CasePaper paper)
{
    private const string Kind = "paper-defence";

    private static readonly CaseScan Scan = new(CaseFields.DefenceFile, Kind) { MaxFiles = DocumentPolicy.MaxEvidence };

    [Function(nameof(EnterDefenceEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/defence")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ServeLetters,
            Scan,
            (_, _) => new CaseCommand(CaseAct.EnterDefence, [], Enter),
            client,
            cancellationToken
        );

    private static Result<Fact> Enter(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new PaperDefenceForm
        {
            Text = post[CaseFields.Text],
            AdmitsFacts = CaseForms.AdmitsOf(post[CaseFields.AdmitsFacts]),
            Medium = Enum.TryParse<DefenceMedium>(post[CaseFields.Medium], out var medium) && Enum.IsDefined(medium) ? medium : null,
            ReceivedOn = post.Day(CaseFields.ReceivedOn),
            DocumentIds = submission.DocumentIds,
        };
        return PaperDefencePolicy
            .Enter(integrityCase, form, EnteringOfficer.Of(submission.Officer), submission.Context)
            .Select<Fact>(entered => entered);
    }
}
