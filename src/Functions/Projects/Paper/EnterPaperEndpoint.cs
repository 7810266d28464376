using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
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
/// <c>POST /desk/projects/{projectId}/paper</c>, a form with the scan: an officer enters the finance bureau's decision from paper; another
/// one confirms it.
/// </summary>
public sealed class EnterPaperEndpoint(
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    RecordFiles<Project> files,
    VoucherBook vouchers,
    IRecordStore<RoundState> rounds,
    Responses responses
)
{
    private const string Sent = "sent";
    private const string ScanKind = "paper";

    [Function(nameof(EnterPaperEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/paper")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var read = await forms.ReadWithFilesAsync(request, DeskAct.EnterPaper, files.MaxBytes, maxFiles: 1, cancellationToken);
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

            var entered = form.Content.Errors.IsEmpty
                ? await EnterAsync(stored, form.Post, form.Content.File, client, cancellationToken)
                : form.Content.ErrorsAt(ProjectFields.Scan);
            return await desk.AnswerAsync(request, form.Post, stored, entered, cancellationToken);
        }
    }

    // The scan is stored only if everything else is valid.
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
            || !(await files.TakeAsync(stored.Id, ScanKind, scan!, context.Rules, signature, cancellationToken))
                .At(ProjectFields.Scan)
                .TryGet(out var document, out errors)
        )
        {
            return errors;
        }

        return await desk.RecordAsync(
            stored,
            post,
            DeskAct.EnterPaper,
            $"paper|{stored.AuditHead.Sequence}",
            current => PaperPolicy.Enter(current, asked, decision, document.Id, post.Officer, context.Now).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
    }

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
