using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>A notification due in a case: to officers of its next act, or to the party about its term.</summary>
public sealed record CaseNews(string CaseId, CaseDue Due);

/// <summary>Notifies officers of the next act of a case, reminders and overdue acts, or reminds the party of its term.</summary>
public sealed class NotifyCaseActivity(CaseReminders reminders)
{
    internal static readonly ActivityCall<CaseNews> Call = new(nameof(NotifyCaseActivity));

    [Function(nameof(NotifyCaseActivity))]
    public Task RunAsync([ActivityTrigger] CaseNews news, CancellationToken cancellationToken) =>
        reminders.TellAsync(news.CaseId, news.Due, cancellationToken);
}
