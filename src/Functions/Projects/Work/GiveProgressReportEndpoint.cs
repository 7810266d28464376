using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// <c>POST /projects/{token}/progress</c>: the unit submits a progress report, or reports its rectification after a check.
/// </summary>
public sealed class GiveProgressReportEndpoint(ProjectPosts posts)
{
    [Function(nameof(GiveProgressReportEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/progress")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        posts.RecordAsync(
            request,
            token,
            "progress",
            values => new ProgressForm
            {
                Results = values.GetValueOrDefault(ProjectFields.Results),
                SpentYuan = values.GetValueOrDefault(ProjectFields.SpentYuan),
            },
            (project, form, context) => ProgressPolicy.Report(project, form, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
}
