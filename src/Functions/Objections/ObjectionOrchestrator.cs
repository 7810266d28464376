using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Objections;

/// <summary>Input of the procedure of an objection.</summary>
public sealed record ObjectionBegun(string RoundId, string ObjectionId, string ApplicationId);

/// <summary>
/// An objection: only the contested project is held; two different officers decide; the objector is answered in writing; the project
/// continues or is not selected.
/// </summary>
public sealed class ObjectionOrchestrator
{
    internal static readonly OrchestratorCall<ObjectionBegun> Call = new(nameof(ObjectionOrchestrator));

    [Function(nameof(ObjectionOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ObjectionBegun>()!;
        var hold = new HoldStep(begun.ApplicationId, $"{Hold.ObjectionPrefix}{begun.ObjectionId}", HoldBasis.Objection, IsLifted: false);
        await context.CallAsync(HoldApplicationActivity.Call, hold);

        var tasks = new TasksToOpen(
            RecordType.Round,
            begun.RoundId,
            begun.RoundId,
            ReviewStep.Of<ObjectionRulingStep>(),
            begun.ObjectionId
        );
        var read = await context.AskUntilAgreedAsync(new WakeUps(context), tasks);
        await context.CallAsync(RuleObjectionActivity.Call, new AgreedObjection(begun, read.Tasks()));

        await context.CallAsync(HoldApplicationActivity.Call, hold with { IsLifted = true });
        if (read.Contains(Outcomes.Uphold))
        {
            await context.CallAsync(
                ApplicationProcedure.Move,
                new ApplicationStep(begun.ApplicationId, ApplicationMove.UpholdObjection, Task: read.Only().Task)
            );
        }

        await context.CallAsync(WakeRoundActivity.Call, begun.RoundId);
    }
}
