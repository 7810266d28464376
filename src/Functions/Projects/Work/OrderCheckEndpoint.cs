using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
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

/// <summary><c>POST /desk/projects/{projectId}/checks</c>: an officer records a risk; two officers check the project.</summary>
public sealed class OrderCheckEndpoint(DeskForms forms, ProjectDesk desk, ActContexts contexts, Responses responses)
{
    [Function(nameof(OrderCheckEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/checks")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        string[] fields = [ProjectFields.Kind, ProjectFields.Risk];
        return
            (await forms.ReadAsync(request, DeskAct.OrderCheck, fields, cancellationToken)).TryGet(out var post, out var errors)
            && (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            ? await desk.AnswerAsync(request, post, stored, await OrderAsync(stored, post, client, cancellationToken), cancellationToken)
            : responses.Problem(request, errors);
    }

    private async Task<Result<Fact>> OrderAsync(
        Stored<Project> stored,
        DeskPost post,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        var form = new CheckForm
        {
            Kind = Enum.TryParse<CheckKind>(post[ProjectFields.Kind], out var kind) && Enum.IsDefined(kind) ? kind : null,
            Risk = post[ProjectFields.Risk],
        };
        return await desk.RecordAsync(
            stored,
            post,
            DeskAct.OrderCheck,
            $"check|{stored.AuditHead.Sequence}",
            project => CheckPolicy.Order(project, form, post.Officer.Id, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
    }
}
