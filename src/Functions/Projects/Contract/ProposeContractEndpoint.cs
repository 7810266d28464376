using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/contract</c>: the unit fills in the contract and signs it; the investigator is next.</summary>
public sealed class ProposeContractEndpoint(
    ProjectAccess access,
    ProjectCommands commands,
    ActContexts contexts,
    MailBudget budget,
    PartyProjectPages pages,
    Responses responses
)
{
    [Function(nameof(ProposeContractEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/contract")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenForUnitAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        ImmutableDictionary<string, string>? values = null;
        ContractForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = FormOf(values);
        }
        else if (!(await RequestJson.ReadAsync<ContractForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await ProposeAsync(request, opened, form, client, cancellationToken);
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }

    // The investigator's address is entered here: its mail limit is checked before anything is stored.
    private async Task<Result<Fact>> ProposeAsync(
        HttpRequest request,
        OpenedProject opened,
        ContractForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var unitEmail = opened.Application.ContactEmail;
        if (
            !contexts
                .Of(opened.Project.RuleVersion)
                .Then(context => ContractPolicy.Propose(opened.Project, form, unitEmail, context))
                .TryGet(out var tried, out var errors)
        )
        {
            return errors;
        }

        return await budget.TakeForSignerAsync(request, tried.Contract.InvestigatorEmail, cancellationToken) is { } refusal
            ? refusal
            : await commands.RecordAsync(
                opened,
                "contract",
                (project, context) => ContractPolicy.Propose(project, form, unitEmail, context).Select<Fact>(fact => fact),
                client,
                cancellationToken
            );
    }

    internal static ImmutableDictionary<string, string> BudgetOf(ImmutableDictionary<string, string> values) =>
        Enum.GetValues<BudgetSubject>()
            .ToImmutableDictionary(subject => $"{subject}", subject => values.GetValueOrDefault(ProjectFields.OfBudget(subject)) ?? "");

    private static ContractForm FormOf(ImmutableDictionary<string, string> values) =>
        new()
        {
            Targets = values.GetValueOrDefault(ProjectFields.Targets),
            StartsOn = DecisionForm.ReadDay(values.GetValueOrDefault(ProjectFields.StartsOn)),
            EndsOn = DecisionForm.ReadDay(values.GetValueOrDefault(ProjectFields.EndsOn)),
            Milestones = values.GetValueOrDefault(ProjectFields.Milestones),
            Budget = BudgetOf(values),
            AcceptsReduction = values.ContainsKey(ProjectFields.AcceptsReduction),
            BankAccount = values.GetValueOrDefault(ProjectFields.BankAccount),
            InvestigatorEmail = values.GetValueOrDefault(ProjectFields.InvestigatorEmail),
            SignerName = values.GetValueOrDefault(ProjectFields.SignerName),
        };
}
