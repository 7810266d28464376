using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// Recalculates an applicant's provisional terms once the missing notice of working days is loaded, and notifies of later ends. Every step
/// of a procedure that waits for an applicant calls this when it reads the rows, before it checks the end of a term.
/// </summary>
public sealed class TermRecounts(IRecordStore<Application> applications, WorkingDayCalendar calendar, MailSender mails, TimeProvider time)
{
    public async Task<Application> FollowAsync(Application application, CancellationToken cancellationToken)
    {
        var recounted = RecountPolicy.Of(application, calendar, time.GetUtcNow());
        foreach (var term in recounted)
        {
            await RecordAsync(application, term, cancellationToken);
        }

        return recounted.IsEmpty ? application : (await applications.GetAsync(application.Id.Value, cancellationToken)).State;
    }

    private async Task RecordAsync(Application application, TermRecounted term, CancellationToken cancellationToken)
    {
        var key = $"recount|{term.Kind}|{term.Subject}|{term.Before.UtcTicks}";
        var moved = new TermMoved(
            application.ContactEmail,
            application.Id.Value,
            application.Title,
            term.Kind,
            term.Before,
            term.Deadline.At
        )
        {
            Serial = application.Serial,
        };
        await applications.RecordAsync(
            application.Id.Value,
            key,
            // Race: done or held meanwhile, so there is no term to recalculate.
            current =>
                RecountPolicy.Of(current, calendar, term.At).FirstOrDefault(each => each.Kind == term.Kind && each.Subject == term.Subject)
                    is { } same
                    ? same
                    : ApplicationErrors.TermHasPassed(term.Before),
            Signature.Procedure(term.At, "WorkingDays"),
            term.IsLonger ? [new OwedNotification(key, moved)] : [],
            cancellationToken
        );
        await mails.DeliverAsync(applications, application.Id.Value, [key], cancellationToken);
    }
}
