using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
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

/// <summary><c>POST /desk/projects/{projectId}/experts</c>: an officer names an expert where the round has too few for the panel.</summary>
public sealed class NamePanelExpertEndpoint(
    DeskForms forms,
    ProjectDesk desk,
    ActContexts contexts,
    IRecordStore<RoundState> rounds,
    IRecordStore<Application> applications,
    StaffRecords staff,
    Responses responses
)
{
    [Function(nameof(NamePanelExpertEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/projects/{projectId}/experts")] HttpRequest request,
        string projectId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        string[] fields = [ProjectFields.Name, ProjectFields.Email];
        return
            (await forms.ReadAsync(request, DeskAct.NameExpert, fields, cancellationToken)).TryGet(out var post, out var errors)
            && (await desk.FindAsync(projectId, cancellationToken)).TryGet(out var stored, out errors)
            ? await desk.AnswerAsync(request, post, stored, await NameAsync(stored, post, client, cancellationToken), cancellationToken)
            : responses.Problem(request, errors);
    }

    private async Task<Result<Fact>> NameAsync(
        Stored<Project> stored,
        DeskPost post,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var project = stored.State;
        if (!contexts.Of(project.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        var form = new PanelExpertForm { Name = post[ProjectFields.Name], Email = post[ProjectFields.Email] };
        var guide = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State.Guide;
        var application = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        string?[] ofProject =
        [
            project.UnitEmail,
            application.ContactEmail,
            project.Contract?.InvestigatorEmail,
            .. application.Invitations.Select(invitation => invitation.Email),
            .. project.Changes.Select(change => change.Email),
        ];
        var seated = (await staff.ReadAsync(cancellationToken))
            .Officers.Select(officer => officer.Email)
            .Concat(guide.Staff.Select(member => member.Email))
            .Concat(ofProject.OfType<string>())
            .ToList();
        return await desk.RecordAsync(
            stored,
            post,
            DeskAct.NameExpert,
            $"expert|{stored.AuditHead.Sequence}",
            current => AcceptancePanelPolicy.Name(current, form, seated, post.Officer.Id, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
    }
}
