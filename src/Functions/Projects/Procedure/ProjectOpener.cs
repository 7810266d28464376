using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>Opens the projects of applications that a joint document awards; a repeat for the same award opens the same projects.</summary>
public sealed class ProjectOpener(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    ActContexts contexts,
    ProjectRecorder recorder
)
{
    /// <summary>Opens the project of an application, or updates register, mails and procedure of the existing one.</summary>
    /// <exception cref="TransientFailureException">No rules are loaded for today.</exception>
    public async Task OpenAsync(
        RoundState round,
        ApplicationId id,
        string awardNumber,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (await projects.FindAsync(id.Value, cancellationToken) is { } stored)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
            return;
        }

        if (!contexts.Now().TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {id} is not opened: {errors[0].Message}");
        }

        var application = (await applications.GetAsync(id.Value, cancellationToken)).State;
        var proposal = round.Proposals.FirstOrDefault(each => each.Ranked.Application.Id == id);
        if (ProjectPolicy.Open(application, round.Guide, proposal, awardNumber, context).TryGet(out var opened, out _))
        {
            var signature = Signature.Procedure(context.Now, ReviewStep.Of<AwardDocumentStep>().Value);
            await recorder.BeginAsync(opened, application.ContactEmail, signature, client, cancellationToken);
        }
    }
}
