using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/legal-review</c>: 法制审核 by an officer who neither investigates nor decides: approves the case or returns
/// it to the investigators.
/// </summary>
public sealed class ReviewCaseEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(CaseAct.ReviewLegally, [CaseFields.Choice, CaseFields.Opinion], Review);

    [Function(nameof(ReviewCaseEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/legal-review")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Review(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var choice = submission.Post[CaseFields.Choice];
        var review = CasePolicy.Review(
            integrityCase,
            submission.In(CaseSeat.LegalReviewer),
            choice == CaseFields.Pass,
            submission.Post[CaseFields.Opinion],
            submission.Context.Now
        );
        return choice is CaseFields.Pass or CaseFields.Return
            ? review.Select<Fact>(reviewed => reviewed)
            : (ImmutableArray<Error>)[ChoiceIsMissing(), .. review.Errors];
    }

    private static Error ChoiceIsMissing() =>
        new Error(
            ErrorKind.Invalid,
            "legal-review-is-incomplete",
            "Say whether the case goes on to the decision or back to the investigators."
        ).At(CaseFields.Choice);
}
