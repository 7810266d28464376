using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/recusal</c>: an officer requests that an officer leaves their seat in the case; a request about oneself
/// takes effect at once.
/// </summary>
public sealed class AskRecusalEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.AskRecusal, [CaseFields.RecusalOfficer, CaseFields.RecusalReason], Decide);

    [Function(nameof(AskRecusalEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/recusal")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new RecusalForm { Officer = post[CaseFields.RecusalOfficer], Reason = post[CaseFields.RecusalReason] };
        return RecusalPolicy
            .Ask(integrityCase, form, submission.Officer, submission.Directory, submission.Context.Now)
            .Select<Fact>(asked => asked);
    }
}
