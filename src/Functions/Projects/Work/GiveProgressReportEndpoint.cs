using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary><c>POST /projects/{token}/progress</c>: the unit reports on the way, or on its rectification after a check.</summary>
public sealed class GiveProgressReportEndpoint(ProjectAccess access, ProjectCommands commands, PartyProjectPages pages, Responses responses)
{
    [Function(nameof(GiveProgressReportEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/progress")] HttpRequest request,
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
        ProgressForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = new ProgressForm
            {
                Results = values.GetValueOrDefault(ProjectFields.Results),
                SpentYuan = values.GetValueOrDefault(ProjectFields.SpentYuan),
            };
        }
        else if (!(await RequestJson.ReadAsync<ProgressForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await commands.RecordAsync(
            opened,
            "progress",
            (project, context) => ProgressPolicy.Report(project, form, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }
}
