using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Limits mails to one mail address and applications that one client address begins for unconfirmed addresses; counted for all instances.
/// Each cause has its own counter, so that mails caused by strangers do not use up receipts, links and codes; a confirmed address has its
/// own budget, so that users behind one client address do not use up each other's.
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

    /// <summary>One mail to an officer, whose address other officers have entered; an error if the daily limit is reached.</summary>
    public async Task<Error?> TakeForOfficerAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        await TryTakeAsync(Codes, address, limits.Value.MailsPerConfirmedAddressAndDay, cancellationToken) ? null : TooManyMails(request);

    /// <summary>One mail to an address that a visitor has entered; an error if the limit is reached.</summary>
    public Task<Error?> TakeForEnteredAsync(HttpRequest request, string address, CancellationToken cancellationToken) =>
        TakeForEnteredAsync(request, address, Drafts, limits.Value.DraftsPerSourceAndHour, cancellationToken);

    /// <summary>One mail to a party that is asked to sign, with its own limit: an application names more parties than contacts.</summary>
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
    /// One mail about an application with an address that a visitor entered; an error if the limit is reached. A confirmed address receives
    /// a few a day, whoever enters it; the rest is on the page of its unit. Further applications up to the limit of a confirmed address do
    /// not count; beyond it they count for the client address.
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

    /// <summary>One mail to a registered address without a waiting user; false if the daily limit is reached.</summary>
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
    /// One mail to an objector: a higher limit than for other unconfirmed addresses, since others may have entered the same address, and a
    /// low one for each client address.
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
