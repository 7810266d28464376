using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/settlement</c>: the unit accounts for what was paid after its final report.</summary>
public sealed class SettleFundsEndpoint(ProjectAccess access, ProjectCommands commands, PartyProjectPages pages, Responses responses)
{
    [Function(nameof(SettleFundsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/settlement")] HttpRequest request,
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
        SettlementForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = FormOf(values);
        }
        else if (!(await RequestJson.ReadAsync<SettlementForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await commands.RecordAsync(
            opened,
            "settlement",
            (project, context) => SettlementPolicy.Settle(project, form, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }

    private static SettlementForm FormOf(ImmutableDictionary<string, string> values) =>
        new() { SpentYuan = values.GetValueOrDefault(ProjectFields.SpentYuan) };
}
