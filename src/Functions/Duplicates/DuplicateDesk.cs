using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Duplicates;

/// <summary>
/// Resolves applications that name the same principal investigator: an officer requests statements from all sides, then decides which
/// continue. The decision is a fact on each application; an admitted one that does not continue is held.
/// </summary>
public sealed class DuplicateDesk(
    DuplicateRegister register,
    IRecordStore<Application> applications,
    ApplicationRecorder recorder,
    RoundDirectory directory,
    PendingWork pending,
    MailSender mails,
    RuleBook rules,
    WorkingDayCalendar calendar
)
{
    public const string AskedKey = "duplicate|asked";

    /// <summary>Requests a statement from every applicant concerned, once each.</summary>
    public async Task<Result<Application>> AskAsync(
        Application application,
        Officer officer,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var concerned = await ConcernedAsync(application, cancellationToken);
        if (concerned.Others.IsEmpty)
        {
            return NothingToResolve();
        }

        foreach (var each in concerned.Others.Insert(0, application).Where(each => !each.State.IsEnd() && each.DuplicateHearing is null))
        {
            await AskOneAsync(each, officer, now, client, cancellationToken);
        }

        return application;
    }

    public async Task<Result<Application>> RuleAsync(
        Application application,
        IReadOnlySet<ApplicationId> goOn,
        string? reason,
        Officer officer,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var concerned = await ConcernedAsync(application, cancellationToken);
        if (concerned.Others.IsEmpty)
        {
            return NothingToResolve();
        }

        var all = concerned.Others.Insert(0, application);
        if (!DuplicatePolicy.Rule(all, goOn, concerned.Limit, reason, officer.Id, now).TryGet(out var rulings, out var errors))
        {
            return errors;
        }

        foreach (var (id, fact) in rulings)
        {
            await recorder.RecordAsync(
                id.Value,
                $"duplicate-ruled|{now.UtcTicks}",
                _ => fact,
                DeskPolicy.Sign(officer, DeskAct.ResolveDuplicates, now),
                client,
                cancellationToken
            );
            if (!fact.Ruling.GoesOn && all.First(each => each.Id == id).State > ApplicationState.CorrectionPending)
            {
                await HoldAsync(id, fact.Ruling, officer, now, client, cancellationToken);
            }
        }

        return application;
    }

    private async Task<ContestedPlace> ConcernedAsync(Application application, CancellationToken cancellationToken) =>
        await register.ContestedAsync(
            application,
            await directory.GetAsync(application.RoundId.Value, cancellationToken),
            cancellationToken
        );

    private async Task AskOneAsync(
        Application application,
        Officer officer,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = application.Id.Value;
        var rule = rules.OfVersion(application.RuleVersion).Value.AnswersWorkingDays;
        var deadline = calendar.DeadlineFor(now, Term.WorkingDays(rule.Value), rule.Id);
        var owed = new OwedNotification(
            AskedKey,
            new DuplicateStatementAsked(application.ContactEmail, id, application.Title, deadline.At) { Serial = application.Serial }
        );
        var marker = await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken);
        var recording = await applications.RecordAsync(
            id,
            AskedKey,
            current =>
                DuplicatePolicy.Ask(current, new DuplicateHearing(now, deadline.At) { Deadline = deadline }).Select<Fact>(asked => asked),
            DeskPolicy.Sign(officer, DeskAct.ResolveDuplicates, now),
            [owed],
            cancellationToken
        );
        if (recording is Recording<Application>.Done)
        {
            await mails.DeliverAsync(applications, id, [owed.Key], cancellationToken);

            // The procedure of the application sends the reminder before the term ends.
            await client.WakeApplicationAsync(id, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
    }

    // An application that the desk holds already keeps the reason of that hold.
    private async Task HoldAsync(
        ApplicationId id,
        DuplicateRuling ruling,
        Officer officer,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        await recorder.RecordAsync(
            id.Value,
            $"hold|duplicate|{now.UtcTicks}",
            current =>
                HoldPolicy
                    .Place(
                        current,
                        ruling.Reason[..Math.Min(ruling.Reason.Length, 1000)],
                        "多头申报核查",
                        now + HoldPolicy.ReviewedAgainAfter,
                        now
                    )
                    .Select<Fact>(placed => placed),
            DeskPolicy.Sign(officer, DeskAct.ResolveDuplicates, now),
            client,
            cancellationToken
        );

    private static Error NothingToResolve() =>
        new(
            ErrorKind.Conflict,
            "nothing-to-resolve",
            "The principal investigator is on no more applications of the round and year than the rules allow; there is nothing to decide."
        );
}
