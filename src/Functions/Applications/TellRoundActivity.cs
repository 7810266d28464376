using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Tells the round that an application has come as far as it can on its own: reviewed, held, or ended.</summary>
public sealed class TellRoundActivity(IRecordStore<Application> applications, RoundMembers members, RoundDirectory directory, TaskDesk desk)
{
    [Function(nameof(TellRoundActivity))]
    public async Task RunAsync([ActivityTrigger] ApplicationBegun begun, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stored = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        var reviewed = stored.State is { State: ApplicationState.ExpertReview, Hold: null } ? await ReviewedAsync(stored.State, cancellationToken) : null;
        await members.SettleAsync(stored.State.RoundId, stored.State.Id, stored.AuditHead.Sequence, reviewed, cancellationToken);
        await client.RaiseEventAsync(InstanceIds.Of(stored.State.RoundId), WakeUps.EventName, null, cancellationToken);
    }

    private async Task<ReviewedApplication> ReviewedAsync(Application application, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(application.RoundId.Value, cancellationToken);
        var sheets = new List<Decision.ScoreSheet>();
        foreach (var expert in guide.Holding(StaffRole.Expert))
        {
            var task = new TaskKey(ReviewStep.ExpertReview, "", 1, expert.Id);
            if (await desk.FindDecisionAsync(Pending.PendingKind.Application, application.Id.Value, task, cancellationToken) is { Decision: Decision.ScoreSheet sheet })
            {
                sheets.Add(sheet);
            }
        }

        return new ReviewedApplication(
            application.Id,
            application.Title,
            application.LeadUnit.Name,
            application.LeadUnit.Code,
            application.PrincipalInvestigator.Name,
            application.CategoryId,
            application.AmountYuan,
            BatchPolicy.MergeScores(sheets),
            application.SubmittedAt!.Value);
    }
}
