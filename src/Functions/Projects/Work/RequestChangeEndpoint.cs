using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /projects/{token}/changes</c>: the unit files a change of budget or team, of which officers are notified, or requests one of
/// leader, unit, targets or term, or the termination.
/// </summary>
public sealed class RequestChangeEndpoint(
    ProjectAccess access,
    ProjectCommands commands,
    StaffRecords staff,
    IdentifierVault vault,
    PartyProjectPages pages,
    Responses responses
)
{
    [Function(nameof(RequestChangeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/changes")] HttpRequest request,
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
        ChangeForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = FormOf(values);
        }
        else if (!(await RequestJson.ReadAsync<ChangeForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var leader = opened.Application.PrincipalInvestigator.Id;
        var directory = form.Kind is { } kind && ChangePolicy.IsFiled(kind) ? await staff.ReadAsync(cancellationToken) : null;
        var done = await commands.RecordAsync(
            opened,
            "change",
            (project, context) =>
                ChangePolicy
                    .Request(project, form, context, number => vault.Seal(number, project.Id.Value, leader))
                    .Select<Fact>(fact => fact),
            client,
            cancellationToken,
            (project, fact) => fact is ChangeRequested filed && directory is not null ? ProjectMails.OfFiled(project, filed, directory) : []
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }

    private static ChangeForm FormOf(ImmutableDictionary<string, string> values) =>
        new()
        {
            Kind =
                Enum.TryParse<ChangeKind>(values.GetValueOrDefault(ProjectFields.Kind), out var kind) && Enum.IsDefined(kind) ? kind : null,
            NewValue = values.GetValueOrDefault(ProjectFields.NewValue),
            UnitCode = values.GetValueOrDefault(ProjectFields.UnitCode),
            IdentityKind = Enum.TryParse<IdentityKind>(values.GetValueOrDefault(ProjectFields.IdentityKind), out var document)
                ? document
                : null,
            IdentityNumber = values.GetValueOrDefault(ProjectFields.IdentityNumber),
            Email = values.GetValueOrDefault(ProjectFields.Email),
            Budget = ProposeContractEndpoint.BudgetOf(values),
            EndsOn = DecisionForm.ReadDay(values.GetValueOrDefault(ProjectFields.EndsOn)),
            Reason = values.GetValueOrDefault(ProjectFields.Reason),
        };
}
