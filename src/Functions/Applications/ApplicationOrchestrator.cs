using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Where an application's procedure begins.</summary>
/// <param name="NoteWriter">Of the note that was made before the draft was stored; the first step takes the note away.</param>
public sealed record ApplicationBegun(string ApplicationId, string RoundId, string NoteWriter);

/// <summary>
/// The path of one application up to the batch: submission and recommendation, format check and correction, credit checks and what they
/// lead to. From the experts on the round decides, for all applications at once.
/// </summary>
public sealed class ApplicationOrchestrator
{
    [Function(nameof(ApplicationOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ApplicationBegun>()!;
        var wakeUps = new WakeUps(context);
        await context.DoAsync(nameof(WelcomeApplicantActivity), begun);

        if (await IsSubmittedByClosingAsync(context, wakeUps, begun)
            && await IsAdmittedAsync(context, wakeUps, begun)
            && await IsCreditClearAsync(context, wakeUps, begun))
        {
            await MoveAsync(context, begun, ApplicationMove.PassCreditCheck);
        }

        await context.DoAsync(nameof(TellRoundActivity), begun);
    }

    /// <summary>
    /// Waits for the closing. Until then a unit may hand in, take back and hand in again, and the recommending body has its say; what
    /// is not submitted by then ends, unless it comes in at that very moment.
    /// </summary>
    private static async Task<bool> IsSubmittedByClosingAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        while (true)
        {
            var submission = await context.DoAsync<Submission>(nameof(ReadSubmissionActivity), begun);
            if (submission.State.IsEnd())
            {
                return false;
            }

            var isClosed = context.CurrentUtcDateTime >= submission.DecidedAt.UtcDateTime;
            if (submission.State == ApplicationState.AwaitingRecommendation && await IsRecommendationGivenAsync(context, begun, submission))
            {
                // It is submitted now, or back with the unit.
            }
            else if (!isClosed)
            {
                await wakeUps.WaitAsync(submission.DecidedAt);
            }
            else if (submission.State == ApplicationState.Submitted)
            {
                return true;
            }
            else if (await MoveAsync(context, begun, ApplicationMove.MissClosing))
            {
                return false;
            }
        }
    }

    /// <summary>Asks the recommending body about this handing in, and follows what it said; false while it has said nothing.</summary>
    private static async Task<bool> IsRecommendationGivenAsync(TaskOrchestrationContext context, ApplicationBegun begun, Submission submission)
    {
        var step = TasksOf(begun, ReviewStep.Recommendation, submission.RecommendingBodyId ?? "", submission.Submissions);
        var opened = await context.DoAsync<OpenedTasks>(nameof(OpenTasksActivity), step);
        var read = await context.DoAsync<DecidedTasks>(nameof(ReadDecisionsActivity), new AskedTasks([opened]));
        if (!read.AreComplete)
        {
            return false;
        }

        var said = read.Only();
        var move = said.Outcome switch
        {
            Outcomes.Recommend => ApplicationMove.Recommend,
            Outcomes.Return => ApplicationMove.ReturnForRework,
            _ => ApplicationMove.RefuseRecommendation,
        };
        return await MoveAsync(context, begun, move, submission.Submissions, said.Task);
    }

    /// <summary>The format check; once, what can be put right may be put right within its term.</summary>
    private static async Task<bool> IsAdmittedAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        if (!await MoveAsync(context, begun, ApplicationMove.BeginFormatCheck))
        {
            return false;
        }

        for (var ordinal = 1; ; ordinal++)
        {
            var read = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.FormatCheck, ordinal: ordinal));
            if (read.IsOver)
            {
                return false;
            }

            var check = read.Only();
            switch (check.Outcome)
            {
                case Outcomes.Admit:
                    return await MoveAsync(context, begun, ApplicationMove.Admit, task: check.Task) && await MoveAsync(context, begun, ApplicationMove.BeginCreditCheck);
                case Outcomes.Correct when await IsCorrectedAsync(context, wakeUps, begun, check.Task):
                    continue;
                case Outcomes.Refuse:
                    await MoveAsync(context, begun, ApplicationMove.RefuseAdmission, task: check.Task);
                    return false;
                default:
                    return false;
            }
        }
    }

    private static async Task<bool> IsCorrectedAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun, string task)
    {
        if (!await MoveAsync(context, begun, ApplicationMove.RequestCorrection, task: task))
        {
            return false;
        }

        while (true)
        {
            var correction = await context.DoAsync<CorrectionStanding>(nameof(RequestCorrectionActivity), new CorrectionStep(begun.ApplicationId, task));
            if (correction.IsHandedIn)
            {
                return await MoveAsync(context, begun, ApplicationMove.HandInCorrection);
            }

            if (await IsOverAsync(context, begun))
            {
                return false;
            }

            if (!correction.IsHeld && context.CurrentUtcDateTime >= correction.Until.UtcDateTime)
            {
                await MoveAsync(context, begun, ApplicationMove.LapseUncorrected);
                return false;
            }

            await wakeUps.WaitAsync(correction.IsHeld ? null : correction.Until);
        }
    }

    /// <summary>
    /// Looks every party up. A declared entry gives time to answer; one that was declared away goes to two officers; what stands in the way
    /// in the end makes ineligible, or disqualifies.
    /// </summary>
    private static async Task<bool> IsCreditClearAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        while (true)
        {
            var credit = await context.DoAsync<CreditPosition>(nameof(AdvanceCreditActivity), new CreditStep(begun.ApplicationId, begun.RoundId));
            switch (credit.State)
            {
                case CreditState.Clear:
                    return true;
                case CreditState.ToBeAsked:
                    await context.DoAsync(nameof(AskPartiesActivity), new PartiesToAsk(begun.ApplicationId, credit.Subjects));
                    break;
                case CreditState.Suspected when !await IsDismissedAsync(context, wakeUps, begun, credit.Subjects[0]):
                    return false;
                case CreditState.Blocked:
                    await MoveAsync(context, begun, ApplicationMove.FindIneligible);
                    return false;
                case CreditState.Waiting when await IsOverAsync(context, begun):
                    return false;
                case CreditState.Waiting:
                    await context.WaitForCreditAsync(wakeUps, [credit], begun.RoundId);
                    break;
            }
        }
    }

    /// <summary>
    /// Two different officers decide on a suspicion, even of an application that was withdrawn meanwhile; false where it ends the application.
    /// </summary>
    private static async Task<bool> IsDismissedAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun, string subject)
    {
        var read = await context.AskUntilAgreedAsync(wakeUps, TasksOf(begun, ReviewStep.Finding, subject));
        if (read.IsOver)
        {
            return false;
        }

        var finding = await context.DoAsync<FindingOutcome>(nameof(RecordFindingActivity), new AgreedFinding(begun.ApplicationId, subject, read.Tasks()));
        if (finding.Ruling == FindingRuling.Disqualify)
        {
            await MoveAsync(context, begun, ApplicationMove.Disqualify);
        }

        // An entry that makes ineligible stands in the way from now on; the next look at the position says so.
        return finding.Ruling != FindingRuling.Disqualify;
    }

    private static async Task<bool> IsOverAsync(TaskOrchestrationContext context, ApplicationBegun begun) =>
        (await context.DoAsync<Submission>(nameof(ReadSubmissionActivity), begun)).State.IsEnd();

    private static TasksToOpen TasksOf(ApplicationBegun begun, ReviewStep step, string subject = "", int ordinal = 1) =>
        new(RecordType.Application, begun.ApplicationId, begun.RoundId, step, subject, ordinal);

    /// <summary>Makes a move; false where the application has come to an end meanwhile.</summary>
    private static async Task<bool> MoveAsync(TaskOrchestrationContext context, ApplicationBegun begun, ApplicationMove move, int ordinal = 1, string? task = null) =>
        (await context.DoAsync<MovedApplication>(nameof(MoveApplicationActivity), new ApplicationStep(begun.ApplicationId, move, ordinal, task))).IsMade;
}
