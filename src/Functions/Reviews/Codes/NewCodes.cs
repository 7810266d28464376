using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Tasks;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Mails a new code to the officer of a link with a void code, only to the registered address.</summary>
public sealed class NewCodes(TaskCodes codes, TaskLinks links, MailBudget budget, MailComposer composer, IMailTransport transport)
{
    /// <summary>Null once the mail is sent and its code is valid.</summary>
    public async Task<Error?> SendAsync(HttpRequest request, TaskLink link, CancellationToken cancellationToken)
    {
        if (await codes.FindVoidAsync(link.LinkId, cancellationToken) is not { } code)
        {
            return TaskErrors.CodeIsNotVoid();
        }

        if (await budget.TakeForOfficerAsync(request, link.OfficerEmail, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // Order: the mail first; if storage fails afterwards, the next request sends the same code again.
        var number = code.Number + 1;
        var replaced = new CodeReplaced(link.OfficerEmail, link.OfficerName, link.Task.Step, link.LinkId, number);
        try
        {
            var mail = await composer.ComposeAsync($"link.{link.LinkId}", new OwedNotification($"code.{number}", replaced));
            await transport.SendAsync(mail, cancellationToken);
        }
        catch (Exception refused) when (refused is UndeliverableMailException or DelayedMailException)
        {
            return new Error(
                ErrorKind.Unavailable,
                "mail-is-refused",
                "The mail server does not take mail for the registered address. Ask whoever manages the staff to correct the address, or "
                    + "to hand the task over."
            );
        }

        await links.ReplaceCodeAsync(link.LinkId, code.Number, cancellationToken);
        return null;
    }
}
