using CreditFunctions.Functions.Composition;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CreditFunctions.Functions.Mail;

/// <summary>Sends by SMTP, encrypted whenever the server offers it.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var mail = new MimeMessage
        {
            MessageId = message.MessageId,
            Subject = message.Subject,
            Date = message.SentAt,
            Body = new TextPart("plain") { Text = message.Text },
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(MailboxAddress.TryParse(message.To, out var to) ? to : throw new UndeliverableMailException(new FormatException("The address is none.")));

        using var client = new SmtpClient();
        await client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, SecureSocketOptions.Auto, cancellationToken);
        if (settings.SmtpUser.Length > 0)
        {
            await client.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, cancellationToken);
        }

        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            throw new UndeliverableMailException(refused);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    // That the sender is refused lies with the settings, and is worth another try once they are mended.
    private static bool IsForGood(SmtpCommandException refused) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= 500;
}
