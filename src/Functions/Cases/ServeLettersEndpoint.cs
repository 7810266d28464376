using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/service</c>, a form with a file: an officer enters how letters were served, with its proof; time limits
/// start there. Decision and repair notice are served together.
/// </summary>
public sealed class ServeLettersEndpoint(
    DeskAccess access,
    DeskForms forms,
    CaseDesk desk,
    CaseFiles files,
    CaseContexts contexts,
    Answers answers
)
{
    private const string Sent = "sent";
    private const string ProofKind = "proof-of-service";

    [Function(nameof(ServeLettersEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/service")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.ServeLetters, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return answers.Problem(request, CaseRefusals.FormIsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        if (!forms.CheckForm(request, officer, posted.Values).TryGet(out var post, out errors))
        {
            return answers.Problem(request, posted.Errors.IsEmpty ? errors : posted.Errors);
        }

        if (!(await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors))
        {
            return answers.Problem(request, errors);
        }

        if (!posted.Errors.IsEmpty)
        {
            return await desk.RefuseAsync(
                request,
                post,
                stored,
                [.. posted.Errors.Select(error => error.At(CaseFields.Proof))],
                cancellationToken
            );
        }

        return (await ServeAsync(stored, post, posted.File, client, cancellationToken)).TryGet(out _, out errors)
            ? await desk.ShowAsync(request, post, stored.Id, cancellationToken)
            : await desk.RefuseAsync(request, post, stored, errors, cancellationToken);
    }

    // The file is stored only where all else is right.
    private async Task<Result<Fact>> ServeAsync(
        Stored<IntegrityCase> stored,
        DeskPost post,
        PostedFile? sent,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var isSent = sent is not null && FormOf(post, Sent).Mode != ServiceMode.Electronic;
        if (
            !contexts.Of(stored.State).TryGet(out var context, out var errors)
            || !CasePolicy.Serve(stored.State, FormOf(post, isSent ? Sent : null), context).TryGet(out _, out errors)
        )
        {
            return errors;
        }

        string? proofId = null;
        if (isSent)
        {
            var signature = DeskPolicy.Sign(post.Officer, DeskAct.ServeLetters, context.Now);
            if (
                !(await files.TakeAsync(stored.State.Id, ProofKind, sent!, context.Rules, signature, cancellationToken))
                    .At(CaseFields.Proof)
                    .TryGet(out var proof, out errors)
            )
            {
                return errors;
            }

            proofId = proof.Id;
        }

        var act = CaseActPolicy.NextOf(stored.State) is { } next and (CaseAct.ServeNotice or CaseAct.ServeRepair)
            ? next
            : CaseAct.ServeDecision;
        var command = new CaseCommand(
            act,
            [],
            (integrityCase, submission) =>
                CasePolicy.Serve(integrityCase, FormOf(submission.Post, proofId), submission.Context).Select<Fact>(served => served)
        );
        return await desk.RecordAsync(stored, post, command, DeskAct.ServeLetters, client, cancellationToken);
    }

    private static ServiceForm FormOf(DeskPost post, string? proofId) =>
        new()
        {
            Mode = Enum.TryParse<ServiceMode>(post[CaseFields.Mode], out var mode) && Enum.IsDefined(mode) ? mode : null,
            On = post.Day(CaseFields.On),
            Recipient = post[CaseFields.Recipient],
            Place = post[CaseFields.Place],
            Witness = post[CaseFields.Witness],
            Reason = post[CaseFields.Reason],
            ProofDocumentId = proofId,
        };
}
