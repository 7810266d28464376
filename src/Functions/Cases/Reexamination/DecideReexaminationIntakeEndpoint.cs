using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/reexamination-intake</c>: an officer without another seat in the case accepts a request for re-examination,
/// or refuses it, which signs a letter.
/// </summary>
public sealed class DecideReexaminationIntakeEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.DecideReexaminationIntake, [CaseFields.Choice, CaseFields.Reason], Decide)
    {
        Letters = [LetterSeries.Reexamination],
    };

    [Function(nameof(DecideReexaminationIntakeEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/reexamination-intake")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission) =>
        ReexaminationPolicy
            .TakeIn(
                integrityCase,
                submission.In(CaseSeat.Reexaminer),
                CaseForms.AcceptsOf(submission.Post),
                submission.Post[CaseFields.Reason],
                submission.Numbers[LetterSeries.Reexamination],
                submission.Context
            )
            .Select<Fact>(fact => fact);
}
