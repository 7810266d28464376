using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Http;
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
    DeskAccess access,
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    ProjectFiles files,
    ProjectRecorder recorder,
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
        if (!(await access.CheckAsync(request, DeskAct.ServeLetters, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        if (
            !forms.CheckForm(request, officer, posted.Values).TryGet(out var post, out errors)
            || !(await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
        )
        {
            return responses.Problem(request, posted.Errors.IsEmpty ? errors : posted.Errors);
        }

        var served = posted.Errors.IsEmpty
            ? await ServeAsync(stored, post, posted.File, client, cancellationToken)
            : posted.Errors.Select(error => error.At(CaseFields.Proof)).ToImmutableArray();
        return await desk.AnswerAsync(request, post, stored, served, cancellationToken);
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
        var proof = ServeLettersEndpoint.ModeOf(post) == ServiceMode.Electronic ? null : sent;
        var application = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        var consent = project.ServiceConsentOf(application);
        if (
            !contexts.Of(project.RuleVersion).TryGet(out var context, out var errors)
            || !Serve(project, proof is null ? null : Sent, context).TryGet(out _, out errors)
        )
        {
            return errors;
        }

        var signature = DeskPolicy.Sign(post.Officer, DeskAct.ServeLetters, context.Now);
        string? proofId = null;
        if (proof is not null)
        {
            if (
                !(await files.TakeAsync(project.Id, ProjectFiles.ServiceKind, proof, context.Rules, signature, cancellationToken))
                    .At(CaseFields.Proof)
                    .TryGet(out var document, out errors)
            )
            {
                return errors;
            }

            proofId = document.Id;
        }

        var recording = await recorder.RecordAsync(
            project.Id,
            $"served|{stored.AuditHead.Sequence}",
            current => Serve(current, proofId, context).Select<Fact>(fact => fact),
            signature,
            client,
            cancellationToken
        );
        return recording is Recording<Project>.Refused refused ? refused.Errors : recording.EnsureStored();

        Result<ProjectLettersServed> Serve(Project current, string? documentId, ActContext at) =>
            ProjectLetterPolicy.Serve(current, ServeLettersEndpoint.FormOf(post, documentId), consent, at);
    }
}
