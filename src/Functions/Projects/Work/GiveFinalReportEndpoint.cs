using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /projects/{token}/report</c>, a form with a file: the unit submits its final report, which requests the acceptance; after a
/// rectification it reports again.
/// </summary>
public sealed class GiveFinalReportEndpoint(
    ProjectAccess access,
    ProjectCommands commands,
    ActContexts contexts,
    RecordFiles<Project> files,
    PartyProjectPages pages,
    TimeProvider time,
    Responses responses
)
{
    private const string Sent = "sent";
    private const string ReportKind = "final-report";

    [Function(nameof(GiveFinalReportEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/report")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenForUnitAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        var done = posted.Errors.IsEmpty
            ? await GiveAsync(opened, posted, client, cancellationToken)
            : posted.ErrorsAt(ProjectFields.Document);
        return await pages.AnswerAsync(request, opened, posted.Values, done, cancellationToken);
    }

    // The file is stored only if everything else is valid.
    private async Task<Result<Fact>> GiveAsync(
        OpenedProject opened,
        PostedContent posted,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !contexts.Of(opened.Project.RuleVersion).TryGet(out var context, out var errors)
            || !AcceptancePolicy
                .Report(opened.Project, FormOf(posted, posted.File is null ? null : Sent), context)
                .TryGet(out _, out errors)
            || !(
                await files.TakeAsync(
                    opened.Project.Id.Value,
                    ReportKind,
                    posted.File!,
                    context.Rules,
                    opened.Sign(time.GetUtcNow()),
                    cancellationToken
                )
            )
                .At(ProjectFields.Document)
                .TryGet(out var document, out errors)
        )
        {
            return errors;
        }

        return await commands.RecordAsync(
            opened,
            "report",
            (project, now) => AcceptancePolicy.Report(project, FormOf(posted, document.Id), now).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
    }

    private static FinalReportForm FormOf(PostedContent posted, string? documentId) =>
        new()
        {
            Results = posted.Values.GetValueOrDefault(ProjectFields.Results),
            SpentYuan = posted.Values.GetValueOrDefault(ProjectFields.SpentYuan),
            CertificateNumber = posted.Values.GetValueOrDefault(ProjectFields.CertificateNumber),
            AuditFirm = posted.Values.GetValueOrDefault(ProjectFields.AuditFirm),
            AuditNumber = posted.Values.GetValueOrDefault(ProjectFields.AuditNumber),
            AuditOpinion = posted.Values.GetValueOrDefault(ProjectFields.AuditOpinion),
            QuestionedYuan = posted.Values.GetValueOrDefault(ProjectFields.QuestionedYuan),
            DocumentId = documentId,
        };
}
