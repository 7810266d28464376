using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// Notifies people of the next act of a case: the officers it is assigned to, reminders, and escalation after its term. The party is
/// reminded of its own term. Each notification is sent once, however often the procedure calls this.
/// </summary>
public sealed class CaseReminders(
    IRecordStore<IntegrityCase> cases,
    ActContexts contexts,
    StaffRecords staff,
    CaseRecorder recorder,
    WorkingDayCalendar calendar,
    TimeProvider time
)
{
    public async Task TellAsync(string caseId, CaseDue due, CancellationToken cancellationToken)
    {
        var integrityCase = (await cases.GetAsync(caseId, cancellationToken)).State;
        if (!contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"The next act of case {caseId} waits: {errors[0].Message}");
        }

        if (due == CaseDue.RemindParty)
        {
            await RemindPartyAsync(integrityCase, context, cancellationToken);
            return;
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var number = integrityCase.Asked?.Number;
        await recorder.FollowAsync(
            integrityCase.Id,
            due switch
            {
                CaseDue.AskOfficers => $"asked|{integrityCase.AskCount + 1}",
                CaseDue.RemindOfficers => $"reminded|{number}|{integrityCase.Asked?.Reminders + 1}",
                _ => $"escalated|{number}",
            },
            current =>
                due switch
                {
                    CaseDue.AskOfficers => CaseAskPolicy.Ask(current, directory, context).Select<Fact>(asked => asked),
                    CaseDue.RemindOfficers => CaseAskPolicy.Remind(current, directory, context).Select<Fact>(reminded => reminded),
                    _ => CaseAskPolicy.Escalate(current, directory, context.Now).Select<Fact>(escalated => escalated),
                },
            (current, fact) => CaseMails.Of(current, fact, directory),
            (due == CaseDue.Escalate ? context.Rules.TaskEscalationWorkingDays : context.Rules.TaskReminderWorkingDays).Basis,
            cancellationToken
        );
    }

    /// <summary>
    /// Recalculates provisional terms once the missing notice of working days is loaded, and notifies party and reporter of later ends.
    /// </summary>
    /// <returns>The case with its current terms.</returns>
    public async Task<IntegrityCase> RecountAsync(IntegrityCase integrityCase, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!CaseRecountPolicy.Recount(integrityCase, calendar, now).TryGet(out var recounted, out _))
        {
            return integrityCase;
        }

        // Once the notice of a year is loaded, later terms no longer depend on it.
        var last = recounted.All.Max(each => each.At.UtcTicks);
        await recorder.FollowAsync(
            integrityCase.Id,
            $"recounted|{last}|{integrityCase.State}",
            current => CaseRecountPolicy.Recount(current, calendar, now).Select<Fact>(recounted => recounted),
            (_, fact) => CaseMails.OfRecount(integrityCase, (CaseTermsRecounted)fact),
            "WorkingDays",
            cancellationToken
        );
        return (await cases.GetAsync(integrityCase.Id.Value, cancellationToken)).State;
    }

    private async Task RemindPartyAsync(IntegrityCase integrityCase, ActContext context, CancellationToken cancellationToken)
    {
        if (integrityCase.Notice?.DefenceUntil is not { } until)
        {
            return;
        }

        await recorder.FollowAsync(
            integrityCase.Id,
            $"defence-reminded|{integrityCase.EarlierNotices.Length}|{until.At.UtcTicks}",
            current => CaseAskPolicy.RemindParty(current, until, context.Now).Select<Fact>(reminded => reminded),
            (current, _) => CaseMails.OfDefence(current, CaseTermNews.EndsSoon),
            context.Rules.ReminderWorkingDays.Basis,
            cancellationToken
        );
    }
}
