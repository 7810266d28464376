using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>Makes a move once, and notifies the applicant of an end or change.</summary>
public sealed class MoveApplicationActivity(
    IRecordStore<Application> applications,
    RoundDirectory directory,
    BanHolds bans,
    ApplicationRecorder recorder,
    UnitIndex units,
    TaskService tasks,
    MoveTraces traces,
    MailSender mails,
    TimeProvider time
)
{
    private static readonly HashSet<ApplicationMove> SentToApplicant =
    [
        ApplicationMove.MissClosing,
        ApplicationMove.ReturnForRework,
        ApplicationMove.Recommend,
        ApplicationMove.RefuseRecommendation,
        ApplicationMove.Admit,
        ApplicationMove.RefuseAdmission,
        ApplicationMove.LapseUncorrected,
        ApplicationMove.FindIneligible,
        ApplicationMove.Disqualify,
        ApplicationMove.ReverseDisqualification,
        ApplicationMove.PlaceInReserve,
        ApplicationMove.PromoteReserve,
        ApplicationMove.Decline,
        ApplicationMove.PublishNotice,
        ApplicationMove.UpholdObjection,
        ApplicationMove.Award,
    ];

    internal static readonly ActivityCall<ApplicationStep, MovedApplication> Call = ApplicationProcedure.Move;

    [Function(ApplicationProcedure.MoveName)]
    public async Task<MovedApplication> RunAsync([ActivityTrigger] ApplicationStep step, CancellationToken cancellationToken)
    {
        var factKey = ApplicationProcedure.FactKey(step.Move, step.Ordinal);
        var now = time.GetUtcNow();
        var application = (await applications.GetAsync(step.ApplicationId, cancellationToken)).State;
        if (step.Move == ApplicationMove.MissClosing && await IsPutOffAsync(application, now, cancellationToken))
        {
            return new MovedApplication(IsMade: false) { IsReopened = true };
        }

        if (
            step.Move == ApplicationMove.Award
            && application.State == ApplicationState.OnPublicNotice
            && await bans.HoldIfBannedAsync(application, cancellationToken)
        )
        {
            return new MovedApplication(IsMade: false);
        }

        var reason = await ReasonAsync(step, application, cancellationToken);
        IReadOnlyList<OwedNotification> owed = SentToApplicant.Contains(step.Move)
            ?
            [
                new OwedNotification(
                    factKey,
                    new OutcomeReported(application.ContactEmail, step.ApplicationId, application.Title, step.Move, reason)
                    {
                        Serial = application.Serial,
                    }
                ),
            ]
            : [];
        var recording = await applications.RecordAsync(
            step.ApplicationId,
            factKey,
            current =>
                ApplicationPolicy
                    .Move(current, step.Move, reason, now)
                    .Select<Fact>(moved => moved with { Traces = traces.Of(step.Move, current, now) }),
            Signature.Procedure(now, traces.BasisOf(step, application)),
            owed,
            cancellationToken
        );
        var stored = await applications.GetAsync(step.ApplicationId, cancellationToken);
        var isWithUnit = stored.State.State < ApplicationState.FormatCheck;
        if (
            recording is Recording<Application>.Refused
            && (
                stored.State.State.IsEnd()
                || isWithUnit
                || step.Move == ApplicationMove.MissClosing
                || (step.Move == ApplicationMove.Award && stored.State.IsOnHold)
            )
        )
        {
            // Race: the application was withdrawn, recalled, returned, submitted or held meanwhile; the procedure reads that state.
            return new MovedApplication(IsMade: false) { IsReopened = isWithUnit };
        }

        recording.EnsureStored();
        await recorder.ShowAsync(stored, cancellationToken);
        if (step.Move == ApplicationMove.Admit)
        {
            // Its contact is registered for the unit from now on.
            await units.RefreshAsync(application, cancellationToken);
        }

        await mails.DeliverAsync(applications, step.ApplicationId, owed.Select(each => each.Key), cancellationToken);
        return new MovedApplication(IsMade: true);
    }

    /// <summary>Race: the closing was postponed after the procedure read the guide.</summary>
    private async Task<bool> IsPutOffAsync(Application application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        directory.Forget(application.RoundId.Value);
        return now < (await directory.GetAsync(application.RoundId.Value, cancellationToken)).SubmissionsDecidedAt;
    }

    private async Task<string> ReasonAsync(ApplicationStep step, Application application, CancellationToken cancellationToken)
    {
        if (step.Task is null)
        {
            return step.Move switch
            {
                ApplicationMove.LapseUncorrected => "未在规定期限内补正。",
                ApplicationMove.MissClosing when application.State == ApplicationState.AwaitingRecommendation =>
                    "已在截止时间前提交推荐单位，但推荐单位在截止时间前未作出推荐。",
                ApplicationMove.FindIneligible
                    when application.Findings.LastOrDefault() is { Ruling: FindingRuling.FindIneligible } finding => finding.Reason,
                ApplicationMove.FindIneligible => "信用查验发现的记录，在规定期限内未能说明有误、已履行或者已修复。",
                ApplicationMove.Disqualify => "失信案件的决定已送达当事人，取消本次申报资格。",
                ApplicationMove.Revoke => "撤销立项的决定已经作出，以送达的文书为准。",
                ApplicationMove.RestoreAward => "撤销立项的决定已被撤销，恢复立项，以送达的文书为准。",
                ApplicationMove.ReverseDisqualification =>
                    "经复查或者申诉，取消申报资格的决定已撤销或者变更。所在批次已继续办理，本次不再恢复；名额不再占用，可以重新申报。",
                _ => "",
            };
        }

        var task = TaskKey.Of(step.Task);
        var record =
            task.Step == ReviewStep.Of<ObjectionRulingStep>()
                ? RecordRef.OfRound(application.RoundId.Value)
                : RecordRef.OfApplication(step.ApplicationId);
        return (await tasks.FindDecisionAsync(record, task, cancellationToken))?.Decision switch
        {
            FormatCheckDecision check => check.Reason,
            RecommendationDecision recommendation => recommendation.Reason,
            ObjectionRulingDecision opinion => opinion.Reason,
            _ => "",
        };
    }
}
