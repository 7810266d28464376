using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>How many mails people may cause to one mail address: counted for all instances.</summary>
public sealed class MailBudget(StoredCounters counters, Sources sources, SecurityEvents events, IOptions<LimitOptions> limits)
{
    private const string Kind = "mail";

    /// <summary>Takes one mail to an officer, whose address other officers have entered; an error where too many were sent today.</summary>
    public async Task<Error?> TakeForOfficerAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        await TryTakeAsync(address, limits.Value.MailsPerConfirmedAddressAndDay, cancellationToken) ? null : TooMany(request);

    private async Task<bool> TryTakeAsync(string address, int limit, CancellationToken cancellationToken)
    {
        var isTaken = await counters.TryCountAsync(new Counter(Kind, sources.OfMail(address), CounterWindow.Day), limit, cancellationToken);
        if (!isTaken)
        {
            events.Throttled(Kind);
        }

        return isTaken;
    }

    private Error TooMany(HttpRequest request) => LimitErrors.TooMany(
        request, counters.SecondsLeft(CounterWindow.Day), "too-many-mails",
        "Too many mails were sent to this address today. Use the mails that are there, or try again tomorrow.");
}
