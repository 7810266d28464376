using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/defence-confirmation</c>: a second officer compares a statement and defence from paper with its scan, and
/// confirms or rejects it.
/// </summary>
public sealed class ConfirmDefenceEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ConfirmDefence, [CaseFields.Choice, CaseFields.Reason], Confirm);

    [Function(nameof(ConfirmDefenceEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/defence-confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Confirm(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (officer, now) = (EnteringOfficer.Of(submission.Officer), submission.Context.Now);
        return CaseForms.AgreesOf(submission.Post) switch
        {
            true => PaperDefencePolicy.Confirm(integrityCase, officer, now).Select<Fact>(confirmed => confirmed),
            false => PaperDefencePolicy
                .Reject(integrityCase, officer, submission.Post[CaseFields.Reason], now)
                .Select<Fact>(rejected => rejected),
            null => CaseForms.EntryChoiceIsMissing(),
        };
    }
}
