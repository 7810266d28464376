using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/repair-decision</c>: the leader grants a requested repair, which ends listing, ban and publication
/// together, or refuses it with a reason. Either signs a letter.
/// </summary>
public sealed class DecideRepairEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.DecideRepair, [CaseFields.Choice, CaseFields.Reason], Decide)
    {
        Letters = [LetterSeries.RepairNotice],
    };

    [Function(nameof(DecideRepairEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/repair-decision")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission) =>
        CaseRepairPolicy
            .Decide(
                integrityCase,
                submission.In(CaseSeat.Decider),
                CaseForms.GrantsOf(submission.Post),
                submission.Post[CaseFields.Reason],
                submission.Numbers[LetterSeries.RepairNotice],
                submission.Context
            )
            .Select<Fact>(decided => decided);
}
