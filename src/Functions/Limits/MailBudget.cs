using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// How many mails people may cause to one mail address, and how many applications one client address may begin for addresses that nobody
/// has confirmed: counted for all instances. Each cause has a counter of its own, so that what strangers cause leaves the reader of a
/// mailbox their receipts, links and codes; a confirmed address has a budget of its own, so that those behind one client address do not
/// use up each other's.
/// </summary>
public sealed class MailBudget(
    StoredCounters counters,
    Sources sources,
    ConfirmedAddresses addresses,
    SecurityEvents events,
    IOptions<LimitOptions> limits
)
{
    private const string Entered = "mail";
    private const string Registered = "registered";
    private const string Codes = "code";
    private const string Objections = "objection";
    private const string Drafts = "draft";
    private const string Unasked = "unasked";
    private const string Invitations = "invitation";

    /// <summary>Takes one mail to an officer, whose address other officers have entered; an error where too many were sent today.</summary>
    public async Task<Error?> TakeForOfficerAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        await TryTakeAsync(Codes, address, limits.Value.MailsPerConfirmedAddressAndDay, cancellationToken) ? null : TooManyMails(request);

    /// <summary>Takes one mail to an address that a visitor has entered; an error where too many were caused.</summary>
    public Task<Error?> TakeForEnteredAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        TakeForEnteredAsync(request, address, Drafts, limits.Value.DraftsPerSourceAndHour, cancellationToken);

    /// <summary>Takes one mail to a party that is asked to sign: an application names more parties than contacts.</summary>
    public Task<Error?> TakeForSignerAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        TakeForEnteredAsync(request, address, Invitations, limits.Value.InvitationsPerSourceAndHour, cancellationToken);

    private async Task<Error?> TakeForEnteredAsync(
        HttpRequest request,
        string address,
        string budget,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await TakeForEnteredAsync(
            request,
            address,
            await addresses.IsConfirmedAsync(address, cancellationToken),
            budget,
            limit,
            cancellationToken
        );

    private async Task<Error?> TakeForEnteredAsync(
        HttpRequest request,
        string address,
        bool isConfirmed,
        string budget,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (!isConfirmed && await TakeOfSourceAsync(request, budget, limit, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await TryTakeAsync(Entered, address, MailsFor(isConfirmed), cancellationToken) ? null : TooManyMails(request);
    }

    /// <summary>
    /// Takes one mail about an application in which a visitor has typed the address; an error where too many were caused. A confirmed
    /// address gets a few a day, whoever types it and however often, and finds the rest on the page of its unit; as many more as a
    /// confirmed address gets mails count for nobody else, the rest for the client address.
    /// </summary>
    /// <returns>Whether the mail is sent.</returns>
    public async Task<Result<bool>> TakeForUnaskedAsync(HttpRequest request, string address, CancellationToken cancellationToken)
    {
        if (!await addresses.IsConfirmedAsync(address, cancellationToken))
        {
            var refusal = await TakeForEnteredAsync(
                request,
                address,
                isConfirmed: false,
                Drafts,
                limits.Value.DraftsPerSourceAndHour,
                cancellationToken
            );
            return refusal is null ? true : refusal;
        }

        if (await TryTakeAsync(Unasked, address, limits.Value.UnaskedMailsPerConfirmedAddressAndDay, cancellationToken))
        {
            return true;
        }

        if (await TryTakeAsync(Drafts, address, limits.Value.MailsPerConfirmedAddressAndDay, cancellationToken))
        {
            return false;
        }

        return await TakeOfSourceAsync(request, Drafts, limits.Value.DraftsPerSourceAndHour, cancellationToken) is { } tooMany
            ? tooMany
            : false;
    }

    /// <summary>Takes one mail to a registered address, where nobody waits for an answer; false where too many were sent today.</summary>
    public async Task<bool> TryTakeForRegisteredAsync(string address, CancellationToken cancellationToken) =>
        await TryTakeAsync(Registered, address, MailsFor(await addresses.IsConfirmedAsync(address, cancellationToken)), cancellationToken);

    private async Task<Error?> TakeOfSourceAsync(HttpRequest request, string budget, int limit, CancellationToken cancellationToken)
    {
        if (await counters.TryCountAsync(new Counter(budget, sources.Of(request), CounterWindow.Hour), limit, cancellationToken))
        {
            return null;
        }

        events.Throttled(budget);
        return LimitErrors.TooMany(
            request,
            counters.SecondsLeft(CounterWindow.Hour),
            "too-many-drafts",
            "Too many mail addresses were given from here in this hour. Use an address that you have confirmed by the link in its mail, "
                + "or try again later."
        );
    }

    private int MailsFor(bool isConfirmed) =>
        isConfirmed ? limits.Value.MailsPerConfirmedAddressAndDay : limits.Value.MailsPerUnconfirmedAddressAndDay;

    /// <summary>
    /// Takes one mail to whoever objects: more than to other unconfirmed addresses, since others may have typed the same address, and few
    /// of them from one client address.
    /// </summary>
    public async Task<Error?> TakeForObjectorAsync(HttpRequest request, string address, CancellationToken cancellationToken)
    {
        var ofSource = new Counter(Objections, $"{sources.Of(request)}.{sources.OfMailbox(address)}", CounterWindow.Day);
        if (!await counters.TryCountAsync(ofSource, limits.Value.ObjectionsPerSourceAndAddress, cancellationToken))
        {
            events.Throttled(Objections);
            return TooManyMails(request);
        }

        return await TryTakeAsync(Objections, address, limits.Value.ObjectionMailsPerAddressAndDay, cancellationToken)
            ? null
            : TooManyMails(request);
    }

    private async Task<bool> TryTakeAsync(string cause, string address, int limit, CancellationToken cancellationToken)
    {
        var counter = new Counter(cause, sources.OfMailbox(address), CounterWindow.Day);
        var isTaken = await counters.TryCountAsync(counter, limit, cancellationToken);
        if (!isTaken)
        {
            events.Throttled(cause);
        }

        return isTaken;
    }

    private Error TooManyMails(HttpRequest request) =>
        LimitErrors.TooMany(
            request,
            counters.SecondsLeft(CounterWindow.Day),
            "too-many-mails",
            "Too many mails were sent to this address today. Use the mails that are there, or try again tomorrow."
        );
}
