using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reexamination-decision</c>: a leader without another seat in the
/// case upholds the decision or reverses it, which signs the letter.
/// </summary>
public sealed class DecideReexaminationEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.DecideReexamination, [CaseFields.Choice, CaseFields.Reason], Decide)
    {
        Letters = [LetterSeries.Reexamination],
    };

    [Function(nameof(DecideReexaminationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reexamination-decision")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission) =>
        ReexaminationPolicy
            .Decide(
                integrityCase,
                submission.In(CaseSeat.ReexaminationDecider),
                CaseForms.UpholdsOf(submission.Post),
                submission.Post[CaseFields.Reason],
                submission.Numbers[LetterSeries.Reexamination],
                submission.Context
            )
            .Select<Fact>(fact => fact);
}
