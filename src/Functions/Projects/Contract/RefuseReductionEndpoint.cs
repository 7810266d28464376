using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/refusal</c>: the unit does not accept the reduced amount, and renounces the award.</summary>
public sealed class RefuseReductionEndpoint(ProjectAccess access, ProjectCommands commands, PartyProjectPages pages, Responses responses)
{
    [Function(nameof(RefuseReductionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/refusal")] HttpRequest request,
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
        ReductionRefusalForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = FormOf(values);
        }
        else if (!(await RequestJson.ReadAsync<ReductionRefusalForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await commands.RecordAsync(
            opened,
            "refusal",
            (project, context) => ContractPolicy.Refuse(project, form.Reason, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }

    private static ReductionRefusalForm FormOf(ImmutableDictionary<string, string> values) =>
        new() { Reason = values.GetValueOrDefault(ProjectFields.Reason) };
}
