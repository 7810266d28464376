using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Objections;

/// <summary>An objection opened by its link.</summary>
public sealed record OpenedObjection(UnconfirmedObjection Kept, RoundState Round, bool IsConfirmed);

/// <summary>Confirms objections: a link is sent to the mail address, and using it confirms. The mail contains no entered text.</summary>
public sealed class ObjectionConfirmations(
    UnconfirmedObjections kept,
    IRecordStore<RoundState> rounds,
    ObjectionIntake intake,
    IdentifierVault vault,
    TokenSigner tokens,
    MailComposer composer,
    IMailTransport transport,
    MailBudget mails,
    TimeProvider time
)
{
    private const string Separator = "_";

    public string MarkOf(string text) => Convert.ToHexStringLower(tokens.Derive(TokenPurpose.Objector, text).AsSpan(0, 8));

    /// <summary>Stores an objection and sends its confirmation link; one that is confirmed already is left unchanged.</summary>
    /// <param name="isSame">Whether the objection stored under the same number equals this one; otherwise it is refused.</param>
    public async Task<Result<OpenedObjection>> AskAsync(
        HttpRequest request,
        FoundPublicNotice found,
        Objection objection,
        Func<Objection, bool> isSame,
        CancellationToken cancellationToken
    )
    {
        var roundId = found.Round.Guide.Id.Value;
        if (await FiledObjections.FindAsync(rounds, roundId, objection.Id.Value, cancellationToken) is { } filed)
        {
            return isSame(filed.Objection)
                ? new OpenedObjection(
                    new UnconfirmedObjection(roundId, found.Notice.Group, filed.Objection),
                    found.Round,
                    IsConfirmed: true
                )
                : ObjectionErrors.KeyIsTaken();
        }

        var contact = vault.RevealText(objection.Contact, objection.Id.Value, "contact");
        if (await mails.TakeForObjectorAsync(request, contact, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var waiting = await kept.AddAsync(new UnconfirmedObjection(roundId, found.Notice.Group, objection), cancellationToken);
        if (!isSame(waiting.Objection))
        {
            return ObjectionErrors.KeyIsTaken();
        }

        var owed = new OwedNotification(
            $"confirm.{time.GetUtcNow().UtcTicks}",
            new ObjectionToConfirm(contact, TokenOf(waiting), found.Notice.Until)
        );
        try
        {
            await transport.SendAsync(await composer.ComposeAsync($"objection.{waiting.Objection.Id}", owed), cancellationToken);
        }
        catch (UndeliverableMailException)
        {
            await kept.RemoveAsync(waiting.Objection.Id.Value, cancellationToken);
            return new Error(
                ErrorKind.Invalid,
                "email-is-refused",
                "The mail server takes no mail for this address. Check it, and file the objection again."
            ).At("contact");
        }

        return new OpenedObjection(waiting, found.Round, IsConfirmed: false);
    }

    public async Task<Result<OpenedObjection>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (
            tokens.Verify(TokenPurpose.Objection, token)?.Split(Separator) is not [var roundId, var objectionId]
            || await rounds.FindAsync(roundId, cancellationToken) is not { } round
        )
        {
            return ObjectionErrors.ConfirmationNotFound();
        }

        if (await FiledObjections.FindAsync(rounds, roundId, objectionId, cancellationToken) is { } filed)
        {
            return new OpenedObjection(new UnconfirmedObjection(roundId, 0, filed.Objection), round.State, IsConfirmed: true);
        }

        return await kept.FindAsync(objectionId, cancellationToken) is { } waiting
            ? new OpenedObjection(waiting, round.State, IsConfirmed: false)
            : ObjectionErrors.ConfirmationNotFound();
    }

    /// <summary>Confirms an objection. Earlier objections of the same person are merged with it.</summary>
    public async Task<Result<Objection>> ConfirmAsync(OpenedObjection opened, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var objection = opened.Kept.Objection;
        if (opened.IsConfirmed)
        {
            return objection;
        }

        if (ObjectionPolicy.FindSame(opened.Round, objection) is { } same)
        {
            await kept.RemoveAsync(objection.Id.Value, cancellationToken);
            return objection with { Id = same.Id, FiledAt = same.FiledAt };
        }

        var taken = await intake.TakeAsync(
            opened.Kept.RoundId,
            objection.Id,
            round => ObjectionPolicy.Confirm(round, opened.Kept.Group, objection, time.GetUtcNow()),
            client,
            cancellationToken
        );
        if (taken.IsSuccess)
        {
            await kept.RemoveAsync(objection.Id.Value, cancellationToken);
        }

        return taken.Select(filed => filed.Objection);
    }

    private string TokenOf(UnconfirmedObjection waiting) =>
        tokens.Sign(TokenPurpose.Objection, $"{waiting.RoundId}{Separator}{waiting.Objection.Id}");
}
