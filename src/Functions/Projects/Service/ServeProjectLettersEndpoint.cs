using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /desk/projects/{projectId}/service</c>, a form with a file: an officer enters how the letters of a project were served, with its
/// proof; the term for the return of money starts there.
/// </summary>
public sealed class ServeProjectLettersEndpoint(
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    RecordFiles<Project> files,
    IRecordStore<Application> applications,
    Responses responses
)
{
    private const string Sent = "sent";

    [Function(nameof(ServeProjectLettersEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/service")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var read = await forms.ReadWithFilesAsync(request, DeskAct.ServeLetters, files.MaxBytes, maxFiles: 1, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            if (!(await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors))
            {
                return responses.Problem(request, errors);
            }

            var served = form.Content.Errors.IsEmpty
                ? await ServeAsync(stored, form.Post, form.Content.File, client, cancellationToken)
                : form.Content.ErrorsAt(CaseFields.Proof);
            return await desk.AnswerAsync(request, form.Post, stored, served, cancellationToken);
        }
    }

    // The proof is stored only where all else is right; electronic service has none.
    private async Task<Result<Fact>> ServeAsync(
        Stored<Project> stored,
        DeskPost post,
        PostedFile? sent,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var project = stored.State;
        var proof = PostedService.ModeOf(post) == ServiceMode.Electronic ? null : sent;
        var application = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        var consent = project.ServiceConsentOf(application);
        if (
            !contexts.Of(project.RuleVersion).TryGet(out var context, out var errors)
            || !Serve(project, proof is null ? null : Sent, context).TryGet(out _, out errors)
        )
        {
            return errors;
        }

        string? proofId = null;
        if (proof is not null)
        {
            var signature = DeskPolicy.Sign(post.Officer, DeskAct.ServeLetters, context.Now);
            if (
                !(await files.TakeAsync(stored.Id, PostedService.ProofKind, proof, context.Rules, signature, cancellationToken))
                    .At(CaseFields.Proof)
                    .TryGet(out var document, out errors)
            )
            {
                return errors;
            }

            proofId = document.Id;
        }

        return await desk.RecordAsync(
            stored,
            post,
            DeskAct.ServeLetters,
            $"served|{stored.AuditHead.Sequence}",
            current => Serve(current, proofId, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );

        Result<ProjectLettersServed> Serve(Project current, string? documentId, ActContext at) =>
            PostedService
                .Read(post, documentId, ProjectLetterPolicy.ToServe(current))
                .Then(form => ProjectLetterPolicy.Serve(current, form, consent, at));
    }
}
