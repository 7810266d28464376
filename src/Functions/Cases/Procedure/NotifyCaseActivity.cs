using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>Somebody who is to be told of a case: officers of its next act, or the party of its term.</summary>
public sealed record CaseNews(string CaseId, CaseDue Due);

/// <summary>Asks for the next act of a case, reminds of it, tells that it is overdue, or reminds the party of its term.</summary>
public sealed class NotifyCaseActivity(CaseReminders reminders)
{
    internal static readonly ActivityCall<CaseNews> Call = new(nameof(NotifyCaseActivity));

    [Function(nameof(NotifyCaseActivity))]
    public Task RunAsync([ActivityTrigger] CaseNews news, CancellationToken cancellationToken) =>
        reminders.TellAsync(news.CaseId, news.Due, cancellationToken);
}
