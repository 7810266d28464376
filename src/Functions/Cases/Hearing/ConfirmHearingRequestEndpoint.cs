using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/hearing-confirmation</c>: a second officer compares a request for a hearing from paper with its scan, and
/// confirms or rejects it.
/// </summary>
public sealed class ConfirmHearingRequestEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ConfirmHearingRequest, [CaseFields.Choice, CaseFields.Reason], Decide);

    [Function(nameof(ConfirmHearingRequestEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/hearing-confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, now) = (submission.Post, submission.Context.Now);
        return CaseForms.AgreesOf(post) is { } agrees
            ? HearingPolicy.Confirm(integrityCase, EnteringOfficer.Of(submission.Officer), agrees, post[CaseFields.Reason], now)
            : CaseForms.EntryChoiceIsMissing();
    }
}
