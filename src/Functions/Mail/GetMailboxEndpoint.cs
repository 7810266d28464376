using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Mailbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Mail;

/// <summary>
/// <c>GET /mailbox</c>, <c>GET /mailbox?to=…</c>: the mails that would have been sent, newest first, for everybody; exists only if no mail
/// is really sent.
/// </summary>
public sealed class GetMailboxEndpoint(BlobMailbox mailbox, IOptions<MailOptions> options, Responses responses)
{
    [Function(nameof(GetMailboxEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mailbox")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (options.Value.Transport != MailTransport.Mailbox)
        {
            return responses.Problem(
                request,
                new Error(ErrorKind.NotFound, "page-not-found", "This site sends its mails; it keeps no mailbox.")
            );
        }

        var mails = await mailbox.ReadNewestAsync(request.Query["to"].ToString() is { Length: > 0 } to ? to : null, cancellationToken);
        return responses.Of(request, new Mailbox(mails), () => new MailboxModel([.. mails.Select(Item)], new PagerModel(1, 1)));
    }

    private static MailItem Item(MailMessage mail) => new(mail.MessageId, mail.Subject, mail.To, mail.SentAt, mail.Text);
}

/// <summary>Mails, newest first.</summary>
public sealed record Mailbox(IReadOnlyList<MailMessage> Messages);
