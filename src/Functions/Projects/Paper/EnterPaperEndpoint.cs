using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /desk/projects/{projectId}/paper</c>, a form with the scan: an officer enters what the finance bureau decided on paper; another
/// one confirms it.
/// </summary>
public sealed class EnterPaperEndpoint(
    DeskAccess access,
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    ProjectFiles files,
    ProjectRecorder recorder,
    VoucherBook vouchers,
    IRecordStore<RoundState> rounds,
    Responses responses
)
{
    private const string Sent = "sent";

    [Function(nameof(EnterPaperEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/paper")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.EnterPaper, cancellationToken)).TryGet(out var officer, out var errors))
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

        var entered = posted.Errors.IsEmpty
            ? await EnterAsync(stored, post, posted.File, client, cancellationToken)
            : posted.Errors.Select(error => error.At(ProjectFields.Scan)).ToImmutableArray();
        return await desk.AnswerAsync(request, post, stored, entered, cancellationToken);
    }

    // The scan is stored only where all else is right.
    private async Task<Result<Fact>> EnterAsync(
        Stored<Project> stored,
        DeskPost post,
        PostedFile? scan,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var project = stored.State;
        if (!contexts.Of(project.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        if (PaperPolicy.AsksOf(project, context.Now).FirstOrDefault(ask => KeyOf(ask) == post[ProjectFields.Asked]) is not { } asked)
        {
            return ProjectRefusals.NothingOnPaper();
        }

        var guide = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State.Guide;
        var task = new TaskKey(asked.Step, asked.Subject, asked.Ordinal, post.Officer.Id);
        var read = DecisionPolicy.Read(FormOf(post), new DecisionContext(guide, null, null, task, context.Today) { Project = project });
        var missing = scan is null ? ProjectRefusals.ScanIsMissing() : null;
        if (!read.TryGet(out var decision, out errors) || missing is not null)
        {
            return (ImmutableArray<Error>)[.. errors, .. missing is null ? Array.Empty<Error>() : [missing]];
        }

        if (
            decision is PaymentConfirmationDecision paid
            && await vouchers.FindUseAsync(project, paid.VoucherNumber, cancellationToken) is { } use
        )
        {
            return PaymentConfirmationStep.VoucherIsUsed(use);
        }

        var signature = DeskPolicy.Sign(post.Officer, DeskAct.EnterPaper, context.Now);
        if (
            !PaperPolicy.Enter(project, asked, decision, Sent, post.Officer, context.Now).TryGet(out _, out errors)
            || !(await files.TakeAsync(project.Id, ProjectFiles.PaperKind, scan!, context.Rules, signature, cancellationToken))
                .At(ProjectFields.Scan)
                .TryGet(out var document, out errors)
        )
        {
            return errors;
        }

        var recording = await recorder.RecordAsync(
            project.Id,
            $"paper|{stored.AuditHead.Sequence}",
            current => PaperPolicy.Enter(current, asked, decision, document.Id, post.Officer, context.Now).Select<Fact>(fact => fact),
            signature,
            client,
            cancellationToken
        );
        return recording is Recording<Project>.Refused refused ? refused.Errors : recording.EnsureStored();
    }

    /// <summary>What was asked, as the form of the page names it.</summary>
    internal static string KeyOf(ProjectAsk asked) =>
        string.Create(CultureInfo.InvariantCulture, $"{asked.Step}|{asked.Subject}|{asked.Ordinal}");

    private static DecisionForm FormOf(DeskPost post) =>
        new()
        {
            Choice = post["choice"],
            Reason = post["reason"],
            Fields = post
                .Values.Where(value => value.Key.StartsWith(DecisionForm.OwnPrefix, StringComparison.Ordinal))
                .ToImmutableDictionary(value => value.Key[DecisionForm.OwnPrefix.Length..], value => value.Value),
        };
}
