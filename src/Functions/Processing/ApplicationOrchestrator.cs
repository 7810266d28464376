using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>
/// An application up to the review batch: submission and recommendation, format check and correction, credit checks and their consequences.
/// From expert review on, the round decides for all applications together.
/// </summary>
public sealed class ApplicationOrchestrator
{
    internal static readonly OrchestratorCall<ApplicationBegun> Call = ApplicationProcedure.Call;

    [Function(ApplicationProcedure.Name)]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ApplicationBegun>()!;
        var wakeUps = new WakeUps(context);
        await context.CallAsync(WelcomeApplicantActivity.Call, begun);

        var check = FormatCheckEnd.Reopened;
        while (check == FormatCheckEnd.Reopened)
        {
            check = await AwaitSubmissionAsync(context, wakeUps, begun) is { } submitted
                ? await CheckFormatAsync(context, wakeUps, begun, submitted.Reopenings)
                : FormatCheckEnd.Ended;
        }

        if (check == FormatCheckEnd.Admitted && await context.CheckCreditAsync(wakeUps, new CreditStep(begun.ApplicationId, begun.RoundId)))
        {
            await MoveAsync(context, begun, ApplicationMove.PassCreditCheck);
        }

        if (await context.CallAsync(NotifyRoundActivity.Call, begun) is { IsOpenAgain: true })
        {
            context.ContinueAsNew(begun);
        }
    }

    private enum FormatCheckEnd
    {
        Admitted,

        Ended,

        /// <summary>The round was reopened meanwhile, and the application returned to the unit.</summary>
        Reopened,
    }

    /// <summary>
    /// Waits for the closing. Until then a unit may submit, recall and submit again, and the recommending body gives its recommendation; an
    /// application that is not submitted by then ends, unless it is submitted concurrently.
    /// </summary>
    /// <returns>The submission; null if the application has ended.</returns>
    private static async Task<Submission?> AwaitSubmissionAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        var reminder = new BodyReminder(Submissions: 0, At: null);
        while (true)
        {
            var submission = await context.CallAsync(ReadSubmissionActivity.Call, begun);
            if (submission.State.IsEnd())
            {
                return null;
            }

            var isClosed = context.CurrentUtcDateTime >= submission.DecidedAt.UtcDateTime;
            var isAwaited = submission.State == ApplicationState.AwaitingRecommendation;
            if (isAwaited)
            {
                (var isGiven, reminder) = await AskBodyAsync(context, begun, submission, reminder);
                if (isGiven)
                {
                    // It is submitted now, or returned to the unit.
                    continue;
                }
            }

            if (!isClosed)
            {
                var remindAt = isAwaited ? reminder.At : submission.RemindAt;
                await wakeUps.WaitAsync(remindAt is { } at && at < submission.DecidedAt ? at : submission.DecidedAt);
            }
            else if (submission.State >= ApplicationState.Submitted)
            {
                // Already further when the procedure begins again.
                return submission;
            }
            else if (await MoveAsync(context, begun, ApplicationMove.MissClosing, submission.Reopenings + 1) is { IsMade: true })
            {
                return null;
            }
        }
    }

    /// <summary>Asks the recommending body about this submission and applies its answer; without an answer, reminds the body.</summary>
    private static async Task<(bool IsGiven, BodyReminder Reminder)> AskBodyAsync(
        TaskOrchestrationContext context,
        ApplicationBegun begun,
        Submission submission,
        BodyReminder reminder
    )
    {
        var step = TasksOf(begun, ReviewStep.Of<RecommendationStep>(), submission.RecommendingBodyId ?? "", submission.Submissions);
        var opened = await context.CallAsync(OpenTasksActivity.Call, step);
        var asked = new AskedTasks([opened]);
        var read = await context.CallAsync(ReadDecisionsActivity.Call, asked);
        if (!read.AreComplete)
        {
            return (false, submission.RemindsBody ? await RemindAsync(context, begun, submission, reminder, asked) : reminder);
        }

        var said = read.Only();
        var move = said.Outcome switch
        {
            Outcomes.Recommend => ApplicationMove.Recommend,
            Outcomes.Return => ApplicationMove.ReturnForRework,
            _ => ApplicationMove.RefuseRecommendation,
        };
        return ((await MoveAsync(context, begun, move, submission.Submissions, said.Task)).IsMade, reminder);
    }

    private static async Task<BodyReminder> RemindAsync(
        TaskOrchestrationContext context,
        ApplicationBegun begun,
        Submission submission,
        BodyReminder reminder,
        AskedTasks asked
    )
    {
        if (reminder.Submissions != submission.Submissions)
        {
            return new BodyReminder(submission.Submissions, asked.Steps[0].RemindAt);
        }

        var now = context.CurrentUtcDateTime;
        if (reminder.At is not { } due || now < due.UtcDateTime || now >= submission.DecidedAt.UtcDateTime)
        {
            return reminder;
        }

        var overdue = new OverdueTasks(asked, begun.RoundId, reminder.Number + 1);
        var next = await context.CallAsync(RemindOfficersActivity.Call, overdue);
        return reminder with { At = next.At, Number = overdue.Number };
    }

    /// <param name="At">Null if no reminder follows.</param>
    private sealed record BodyReminder(int Submissions, DateTimeOffset? At, int Number = 0);

    /// <summary>The format check with one correction within its term.</summary>
    /// <param name="reopenings">Number of times the round was reopened for the application: it is checked again after each.</param>
    private static async Task<FormatCheckEnd> CheckFormatAsync(
        TaskOrchestrationContext context,
        WakeUps wakeUps,
        ApplicationBegun begun,
        int reopenings
    )
    {
        var moved = await MoveAsync(context, begun, ApplicationMove.BeginFormatCheck, reopenings + 1);
        if (!moved.IsMade)
        {
            return EndOf(moved);
        }

        for (var ordinal = FormatCheckOrdinals.FirstAfter(reopenings); ; ordinal++)
        {
            var read = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<FormatCheckStep>(), ordinal: ordinal));
            if (read.IsOver)
            {
                return read.IsReopened ? FormatCheckEnd.Reopened : FormatCheckEnd.Ended;
            }

            var check = read.Only();
            switch (check.Outcome)
            {
                case Outcomes.Admit:
                    moved = await MoveAsync(context, begun, ApplicationMove.Admit, task: check.Task);
                    return moved.IsMade && (await MoveAsync(context, begun, ApplicationMove.BeginCreditCheck)).IsMade
                        ? FormatCheckEnd.Admitted
                        : EndOf(moved);
                case Outcomes.Correct:
                    if (await AwaitCorrectionAsync(context, wakeUps, begun, check.Task) is { } end)
                    {
                        return end;
                    }

                    continue;
                case Outcomes.Refuse:
                    return EndOf(await MoveAsync(context, begun, ApplicationMove.RefuseAdmission, task: check.Task));
                default:
                    return FormatCheckEnd.Ended;
            }
        }
    }

    /// <summary>Requests a correction and waits for it until its term ends.</summary>
    /// <returns>Null if it was submitted; otherwise the end of the format check.</returns>
    private static async Task<FormatCheckEnd?> AwaitCorrectionAsync(
        TaskOrchestrationContext context,
        WakeUps wakeUps,
        ApplicationBegun begun,
        string task
    )
    {
        var moved = await MoveAsync(context, begun, ApplicationMove.RequestCorrection, task: task);
        if (!moved.IsMade)
        {
            return EndOf(moved);
        }

        while (true)
        {
            var correction = await context.CallAsync(RequestCorrectionActivity.Call, new CorrectionStep(begun.ApplicationId, task));
            if (correction.IsSubmitted)
            {
                moved = await MoveAsync(context, begun, ApplicationMove.SubmitCorrection);
                return moved.IsMade ? null : EndOf(moved);
            }

            var submission = await context.CallAsync(ReadSubmissionActivity.Call, begun);
            if (submission.State.IsEnd() || submission.State < ApplicationState.FormatCheck)
            {
                return submission.State.IsEnd() ? FormatCheckEnd.Ended : FormatCheckEnd.Reopened;
            }

            if (!correction.IsHeld && context.CurrentUtcDateTime >= correction.Until.UtcDateTime)
            {
                return EndOf(await MoveAsync(context, begun, ApplicationMove.LapseUncorrected));
            }

            await wakeUps.WaitAsync(correction.IsHeld ? null : correction.RemindAt ?? correction.Until);
        }
    }

    private static FormatCheckEnd EndOf(MovedApplication moved) => moved.IsReopened ? FormatCheckEnd.Reopened : FormatCheckEnd.Ended;

    private static TasksToOpen TasksOf(ApplicationBegun begun, ReviewStep step, string subject = "", int ordinal = 1) =>
        new(RecordType.Application, begun.ApplicationId, begun.RoundId, step, subject, ordinal);

    /// <summary>Makes a move, unless the application has meanwhile ended or returned to the unit.</summary>
    private static Task<MovedApplication> MoveAsync(
        TaskOrchestrationContext context,
        ApplicationBegun begun,
        ApplicationMove move,
        int ordinal = 1,
        string? task = null
    ) => context.CallAsync(ApplicationProcedure.Move, new ApplicationStep(begun.ApplicationId, move, ordinal, task));
}
