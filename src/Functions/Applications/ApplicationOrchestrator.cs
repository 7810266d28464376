using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Applications;

/// <summary>Where an application's procedure begins.</summary>
/// <param name="PendingTag">Tag of the note that was made before the draft was stored; the first step takes the note away.</param>
public sealed record ApplicationBegun(string ApplicationId, string RoundId, string PendingTag);

/// <summary>
/// The path of one application up to the batch: submission, format check, credit check, expert review. From the ranking on the
/// round decides, for all applications at once.
/// </summary>
public sealed partial class ApplicationOrchestrator
{
    [Function(nameof(ApplicationOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ApplicationBegun>()!;
        var wakeUps = new WakeUps(context);
        await context.DoAsync(nameof(WelcomeApplicantActivity), begun);

        if (!await IsSubmittedBeforeClosingAsync(context, wakeUps, begun))
        {
            await context.DoAsync(nameof(TellRoundActivity), begun);
            return;
        }

        await MoveAsync(context, begun, ApplicationMove.BeginFormatCheck);
        var formatCheck = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.FormatCheck));
        if (formatCheck.Contains(Outcomes.Refuse))
        {
            await EndAsync(context, begun, ApplicationMove.RefuseAdmission);
            return;
        }

        await MoveAsync(context, begun, ApplicationMove.Admit);
        await MoveAsync(context, begun, ApplicationMove.BeginCreditCheck);
        if (!await IsCreditClearAsync(context, wakeUps, begun))
        {
            // A hit is not guilt: the application stands still, with the reason on it, until officers decide.
            await context.DoAsync(nameof(HoldApplicationActivity), begun.ApplicationId);
            await context.DoAsync(nameof(TellRoundActivity), begun);
            LogHeld(context.CreateReplaySafeLogger<ApplicationOrchestrator>(), begun.ApplicationId);
            return;
        }

        await MoveAsync(context, begun, ApplicationMove.PassCreditCheck);
        await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.ExpertReview));
        await context.DoAsync(nameof(TellRoundActivity), begun);
    }

    /// <summary>Waits for the submission; a draft without one ends when the round closes, unless it comes in at that very moment.</summary>
    private static async Task<bool> IsSubmittedBeforeClosingAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        var isClosed = false;
        while (true)
        {
            var submission = await context.DoAsync<Submission>(nameof(ReadSubmissionActivity), begun);
            if (submission.IsSubmitted || isClosed)
            {
                return submission.IsSubmitted;
            }

            if (context.CurrentUtcDateTime < submission.DecidedAt.UtcDateTime)
            {
                await wakeUps.WaitAsync(submission.DecidedAt);
            }
            else
            {
                await MoveAsync(context, begun, ApplicationMove.MissClosing);
                isClosed = true;
            }
        }
    }

    private static async Task<bool> IsCreditClearAsync(TaskOrchestrationContext context, WakeUps wakeUps, ApplicationBegun begun)
    {
        var plan = await context.DoAsync<CreditCheckPlan>(nameof(PlanCreditChecksActivity), begun);
        foreach (var lookup in plan.OnBureauLists)
        {
            await context.DoAsync(nameof(CheckBureauListsActivity), lookup);
        }

        await context.AskAllAsync(wakeUps, [.. plan.ByPeople.Select(lookup => TasksOf(begun, ReviewStep.CreditEvidence, lookup.Subject))]);
        foreach (var lookup in plan.ByPeople)
        {
            await context.DoAsync(nameof(RecordCreditEvidenceActivity), lookup);
        }

        var verdict = await context.DoAsync<CreditVerdict>(nameof(ReadCreditVerdictActivity), begun);
        return verdict.IsClear;
    }

    private static TasksToOpen TasksOf(ApplicationBegun begun, ReviewStep step, string subject = "") =>
        new(PendingKind.Application, begun.ApplicationId, begun.RoundId, step, subject);

    private static Task MoveAsync(TaskOrchestrationContext context, ApplicationBegun begun, ApplicationMove move) =>
        context.DoAsync(nameof(MoveApplicationActivity), new ApplicationStep(begun.ApplicationId, move));

    private static async Task EndAsync(TaskOrchestrationContext context, ApplicationBegun begun, ApplicationMove move)
    {
        await MoveAsync(context, begun, move);
        await context.DoAsync(nameof(TellRoundActivity), begun);
    }

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId} stands still: its credit checks are not all clear.")]
    private static partial void LogHeld(ILogger logger, string applicationId);
}
