using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/service</c>, a form with a file: an officer enters how letters were served, with its proof; time limits
/// start there. Decision and repair notice are served together.
/// </summary>
public sealed class ServeLettersEndpoint(CasePaper paper)
{
    private static readonly CaseScan Proof = new(CaseFields.Proof, PostedService.ProofKind)
    {
        Belongs = post => PostedService.ModeOf(post) != ServiceMode.Electronic,
    };

    [Function(nameof(ServeLettersEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/service")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        paper.RecordAsync(
            request,
            caseId,
            DeskAct.ServeLetters,
            Proof,
            (integrityCase, post) =>
                integrityCase.UnservedOther is { } other && PostedService.Names(post, [other])
                    ? new CaseCommand(CaseAct.ServeOther, [], ServeOther)
                    : new CaseCommand(ActOf(integrityCase), [], Serve),
            client,
            cancellationToken
        );

    private static CaseAct ActOf(IntegrityCase integrityCase) =>
        CaseActPolicy.OnPathOf(integrityCase)
            is { } next
                and (CaseAct.ServeNotice or CaseAct.ServeHearing or CaseAct.ServeReexamination or CaseAct.ServeRepair)
            ? next
            : CaseAct.ServeDecision;

    private static Result<Fact> Serve(IntegrityCase integrityCase, CaseSubmission submission) =>
        PostedService
            .Read(submission.Post, submission.DocumentId, CasePolicy.ToServe(integrityCase))
            .Then(form => CasePolicy.Serve(integrityCase, form, submission.Context))
            .Select<Fact>(served => served);

    private static Result<Fact> ServeOther(IntegrityCase integrityCase, CaseSubmission submission) =>
        PostedService
            .Read(submission.Post, submission.DocumentId, integrityCase.UnservedOther is { } other ? [other] : [])
            .Then(form => CasePolicy.ServeOther(integrityCase, form, submission.Context))
            .Select<Fact>(served => served);
}
