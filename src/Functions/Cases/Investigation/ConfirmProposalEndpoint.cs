using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/confirmation</c>: the other investigator confirms the proposal, which signs the advance notice or sends the
/// case to legal review as unfounded, or disagrees with a reason.
/// </summary>
public sealed class ConfirmProposalEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.Confirm, [CaseFields.Choice, CaseFields.Reason], Confirm)
    {
        Letters = [LetterSeries.AdvanceNotice],
    };

    [Function(nameof(ConfirmProposalEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/confirmation")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Confirm(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, context, investigator) = (submission.Post, submission.Context, submission.In(CaseSeat.Investigator));
        return post[CaseFields.Choice] switch
        {
            CaseFields.Agree => ProposalPolicy.Confirm(
                integrityCase,
                investigator,
                submission.Numbers[LetterSeries.AdvanceNotice],
                context
            ),
            CaseFields.Disagree => ProposalPolicy
                .Disagree(integrityCase, investigator, post[CaseFields.Reason], context.Now)
                .Select<Fact>(returned => returned),
            _ => ChoiceIsMissing(),
        };
    }

    private static Error ChoiceIsMissing() =>
        new Error(ErrorKind.Invalid, "confirmation-choice-is-missing", "Say whether you confirm the proposal or disagree.").At(
            CaseFields.Choice
        );
}
