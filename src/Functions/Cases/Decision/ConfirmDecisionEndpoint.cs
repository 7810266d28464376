using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/decision-confirmation</c>: a member of the meeting compares what its secretary entered with the minutes and
/// confirms, which decides the case and signs its letters, or rejects the entry.
/// </summary>
public sealed class ConfirmDecisionEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ConfirmDecision, [CaseFields.Choice, CaseFields.Reason], Confirm)
    {
        Letters = [LetterSeries.Decision, LetterSeries.RepairNotice, LetterSeries.Result],
    };

    [Function(nameof(ConfirmDecisionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/decision-confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Confirm(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var member = submission.In(CaseSeat.Decider);
        return CaseForms.AgreesOf(submission.Post) switch
        {
            true => PaperDecisionPolicy
                .Confirm(
                    integrityCase,
                    member,
                    submission.Numbers[LetterSeries.Decision],
                    submission.Numbers[LetterSeries.RepairNotice],
                    submission.Numbers[LetterSeries.Result],
                    submission.Context
                )
                .Select<Fact>(decided => decided),
            false => PaperDecisionPolicy
                .Reject(integrityCase, member, submission.Post[CaseFields.Reason], submission.Context.Now)
                .Select<Fact>(rejected => rejected),
            null => CaseForms.EntryChoiceIsMissing(),
        };
    }
}
