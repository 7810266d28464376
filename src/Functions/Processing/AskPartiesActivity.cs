using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>Parties of an application that are asked about declared entries.</summary>
public sealed record PartiesToAsk(string ApplicationId, IReadOnlyList<string> Subjects);

/// <summary>Asks parties about declared entries and notifies the applicant of the deadline.</summary>
public sealed class AskPartiesActivity(IRecordStore<Application> applications, CreditRules rules, MailSender mails, TimeProvider time)
{
    internal static readonly ActivityCall<PartiesToAsk> Call = new(nameof(AskPartiesActivity));

    [Function(nameof(AskPartiesActivity))]
    public async Task RunAsync([ActivityTrigger] PartiesToAsk asked, CancellationToken cancellationToken)
    {
        foreach (var subject in asked.Subjects)
        {
            var application = (await applications.GetAsync(asked.ApplicationId, cancellationToken)).State;
            var check = application.CreditChecks.Last(each => CreditCheck.SubjectOf(each.PartyId, each.Source) == subject);
            var now = time.GetUtcNow();
            var deadline = rules.AnswerDeadline(application, now);
            var question = new PartyStatement(check.PartyId, check.Source, now, deadline.At) { Deadline = deadline };
            var key = $"question|{subject}|{check.CheckedAt.UtcTicks}";
            var owed = new OwedNotification(
                key,
                new StatementAsked(application.ContactEmail, asked.ApplicationId, application.Title, check.Source, deadline.At)
                {
                    Serial = application.Serial,
                }
            );
            var recording = await applications.RecordAsync(
                asked.ApplicationId,
                key,
                _ => new StatementRequested(question),
                Signature.Procedure(now, rules.AnswerTerm(application).Basis),
                [owed],
                cancellationToken
            );
            recording.EnsureStored();
            await mails.DeliverAsync(applications, asked.ApplicationId, [key], cancellationToken);
        }
    }
}
