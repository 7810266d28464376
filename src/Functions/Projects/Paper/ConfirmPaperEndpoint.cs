using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /desk/projects/{projectId}/paper-confirmation</c>: another officer compares entry and scan, and confirms or rejects the entry.
/// </summary>
public sealed class ConfirmPaperEndpoint(
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    VoucherBook vouchers,
    StaffRecords staff,
    Responses responses
)
{
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    [Function(nameof(ConfirmPaperEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/paper-confirmation")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        string[] fields = [ProjectFields.Choice, ProjectFields.Reason];
        return
            (await forms.ReadAsync(request, DeskAct.EnterPaper, fields, cancellationToken)).TryGet(out var post, out var errors)
            && (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            ? await desk.AnswerAsync(request, post, stored, await ConfirmAsync(stored, post, client, cancellationToken), cancellationToken)
            : responses.Problem(request, errors);
    }

    private async Task<Result<Fact>> ConfirmAsync(
        Stored<Project> stored,
        DeskPost post,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (choice, reason) = (post[ProjectFields.Choice], post[ProjectFields.Reason]);
        if (choice is not (ProjectFields.Confirm or ProjectFields.Reject))
        {
            return ProjectRefusals.ChoiceIsMissing();
        }

        if (choice == ProjectFields.Reject && !ReasonText.Accepts(reason))
        {
            return ProjectRefusals.ReasonIsMissing();
        }

        if (!contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        var directory = await staff.ReadAsync(cancellationToken);

        // A voucher is taken only where everything else is right.
        if (!Decide(stored.State).TryGet(out _, out errors))
        {
            return errors;
        }

        if (choice == ProjectFields.Confirm && await FindUseAsync(stored.State, cancellationToken) is { } use)
        {
            return PaymentConfirmationStep.VoucherIsUsed(use).At(ProjectFields.Choice);
        }

        return await desk.RecordAsync(
            stored,
            post,
            DeskAct.EnterPaper,
            $"paper-decided|{stored.State.Papers}",
            Decide,
            client,
            cancellationToken
        );

        Result<Fact> Decide(Project project) =>
            choice == ProjectFields.Confirm
                ? PaperPolicy
                    .Confirm(project, post.Officer, directory, context.Now)
                    .Then(paper => Follow(project, paper, post.Officer, context).Select<Fact>(fact => fact))
                : PaperPolicy
                    .Check(project, post.Officer, directory)
                    .Select<Fact>(paper => new PaperRejected(paper.Number, post.Officer.Id, ReasonText.Clean(reason), context.Now));
    }

    // Reserves the voucher at confirmation, where the payment enters the ledger.
    private async Task<VoucherUse?> FindUseAsync(Project project, CancellationToken cancellationToken) =>
        project.Paper is { Decision: PaymentConfirmationDecision paid }
            ? await vouchers.TakeAsync(project, paid.VoucherNumber, cancellationToken)
            : null;

    private static Result<ProjectFact> Follow(Project project, ProjectPaper paper, Officer officer, ActContext context)
    {
        var key = new TaskKey(paper.Asked.Step, paper.Asked.Subject, paper.Asked.Ordinal, paper.EnteredBy);
        return ProjectDecisions
            .Follow(project, paper.Asked.Subject, [(key, paper.Decision)], letter: default, use: null, context)
            .Select(fact =>
                fact.EnteredBy(paper.EnteredBy, officer.Id) with
                {
                    Paper = new PaperTrail(paper.Number, paper.DocumentId, paper.EnteredBy, officer.Id),
                }
            );
    }
}
