using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>A case that revokes an award holds its project, revokes the award, or restores it.</summary>
internal sealed class ProjectAwardEffect(
    IRecordStore<Project> projects,
    ActContexts contexts,
    ProjectRevocations revocations,
    ProjectRecorder recorder
) : AwardEffect
{
    public override async Task FollowAsync(
        IntegrityCase integrityCase,
        AwardStep step,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (integrityCase.Source.About is not { } id || await projects.FindAsync(id.Value, cancellationToken) is not { State: var project })
        {
            return;
        }

        if (!contexts.Of(project.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {id} waits: {errors[0].Message}");
        }

        var caseId = integrityCase.Id;
        var act = step switch
        {
            AwardStep.Hold => PreparedFact.Of(current => CaseRevocationPolicy.Await(current, caseId, context)),
            AwardStep.Revoke => PreparedFact.Of(current => CaseRevocationPolicy.CarryOut(current, caseId, context)),
            _ => await revocations.ReverseAsync(project, caseId, context, cancellationToken),
        };

        // Refused if the project has ended otherwise, or the same was recorded before.
        await recorder.RecordAsync(
            id,
            $"award{step}|{caseId}",
            act.Decide,
            Signature.Procedure(context.Now, nameof(CaseAct.Decide)),
            client,
            cancellationToken,
            act.AlsoOwed
        );
    }
}
