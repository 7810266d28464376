using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/recusal-decision</c>: a leader whom it does not concern grants or refuses a request for a recusal.
/// </summary>
public sealed class DecideRecusalEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.DecideRecusal,
        [CaseFields.RecusalChoice, CaseFields.RulingReason, CaseFields.Replacement],
        Decide
    );

    [Function(nameof(DecideRecusalEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/recusal-decision")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new RecusalRulingForm
        {
            Grants = CaseForms.ChoiceOf(post[CaseFields.RecusalChoice], CaseFields.Grant, CaseFields.Refuse),
            Reason = post[CaseFields.RulingReason],
            Replacement = post[CaseFields.Replacement],
        };
        var leader = submission.In(RecusalPolicy.DecidingSeat(integrityCase));
        return RecusalPolicy
            .Decide(integrityCase, form, leader, submission.Directory, submission.Context.Now)
            .Select<Fact>(decided => decided);
    }
}
