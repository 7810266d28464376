using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reexamination-confirmation</c>: a second officer compares a request from paper with its scan, and confirms
/// or rejects it.
/// </summary>
public sealed class ConfirmReexaminationEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ConfirmReexamination, [CaseFields.Choice, CaseFields.Reason], Decide);

    [Function(nameof(ConfirmReexaminationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reexamination-confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, now) = (submission.Post, submission.Context.Now);
        return CaseForms.AgreesOf(post) is { } agrees
            ? ReexaminationPolicy.Confirm(integrityCase, EnteringOfficer.Of(submission.Officer), agrees, post[CaseFields.Reason], now)
            : CaseForms.EntryChoiceIsMissing();
    }
}
