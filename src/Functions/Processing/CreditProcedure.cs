using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>What credit checks lead to, at the credit check and again before the award.</summary>
internal static class CreditProcedure
{
    /// <summary>
    /// Looks every party up. A declared entry gives time for a statement; one that was not declared, or that the statement did not clear,
    /// goes to two officers; a suspicion that they uphold holds the application until officers lift the hold; what blocks in the end makes
    /// ineligible.
    /// </summary>
    /// <returns>False where the application has come to an end, of this or meanwhile.</returns>
    public static async Task<bool> CheckCreditAsync(this TaskOrchestrationContext context, WakeUps wakeUps, CreditStep step)
    {
        while (true)
        {
            var credit = await context.CallAsync(AdvanceCreditActivity.Call, step);
            switch (credit.State)
            {
                case CreditState.Clear:
                    return true;
                case CreditState.ToBeAsked:
                    await context.CallAsync(AskPartiesActivity.Call, new PartiesToAsk(step.ApplicationId, credit.Subjects));
                    break;
                case CreditState.Suspected when !await JudgeSuspicionAsync(context, wakeUps, step, credit):
                    return false;
                case CreditState.Blocked:
                    await MoveAsync(context, step, ApplicationMove.FindIneligible);
                    return false;
                case CreditState.Waiting when await IsOverAsync(context, step):
                    return false;
                case CreditState.Waiting:
                    await context.WaitForCreditAsync(wakeUps, [credit], step.RoundId);
                    break;
            }
        }
    }

    /// <summary>
    /// Two different officers decide on a suspicion, even of an application that was withdrawn meanwhile. What they find is read from the
    /// record by the next look at the position.
    /// </summary>
    /// <returns>False where the application has come to an end and nobody decides any more.</returns>
    private static async Task<bool> JudgeSuspicionAsync(
        TaskOrchestrationContext context,
        WakeUps wakeUps,
        CreditStep step,
        CreditPosition credit
    )
    {
        var subject = credit.Subjects[0];
        var tasks = new TasksToOpen(
            RecordType.Application,
            step.ApplicationId,
            step.RoundId,
            ReviewStep.Of<FindingStep>(),
            subject,
            credit.Ordinal
        );
        var read = await context.AskUntilAgreedAsync(wakeUps, tasks);
        if (read.IsOver)
        {
            return false;
        }

        await context.CallAsync(RecordFindingActivity.Call, new AgreedFinding(step.ApplicationId, subject, read.Tasks()));
        return true;
    }

    private static async Task<bool> IsOverAsync(TaskOrchestrationContext context, CreditStep step)
    {
        var begun = new ApplicationBegun(step.ApplicationId, step.RoundId, MarkerWriter: "");
        return (await context.CallAsync(ReadSubmissionActivity.Call, begun)).State.IsEnd();
    }

    private static Task<MovedApplication> MoveAsync(TaskOrchestrationContext context, CreditStep step, ApplicationMove move) =>
        context.CallAsync(ApplicationProcedure.Move, new ApplicationStep(step.ApplicationId, move));
}
