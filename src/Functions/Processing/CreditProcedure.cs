using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>The consequences of credit checks, at the credit check and again before the award.</summary>
internal static class CreditProcedure
{
    /// <summary>
    /// Checks every party. A declared entry gives time for a statement; an undeclared one, or one that the statement did not clear, goes to
    /// two officers; a suspicion that they confirm holds the application until officers lift the hold; a blocking entry makes it
    /// ineligible.
    /// </summary>
    /// <returns>False if the application has ended, by this or meanwhile.</returns>
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
    /// Two different officers decide on a suspicion, even of an application that was withdrawn meanwhile. The next reading of the position
    /// uses their recorded finding.
    /// </summary>
    /// <returns>False if the application has ended and no decision is open.</returns>
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
