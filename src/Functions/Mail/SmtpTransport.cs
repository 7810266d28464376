using CreditFunctions.Functions.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CreditFunctions.Functions.Mail;

/// <summary>Sends by SMTP.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    // For each response of the server; short, since the sender has other work.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var mail = new MimeMessage
        {
            MessageId = message.MessageId,
            Subject = message.Subject,
            Date = message.SentAt,
            Body = BodyOf(message),
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(
            MailboxAddress.TryParse(message.To, out var to)
                ? to
                : throw new UndeliverableMailException(new FormatException("The address is none."))
        );

        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, SecurityOf(settings.Encryption), cancellationToken);
        }
        catch (NotSupportedException exception)
        {
            throw new ServiceNotConnectedException("The mail server offers no encryption; see Mail__Encryption.", exception);
        }

        if (settings.SmtpUser.Length > 0)
        {
            await client.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, cancellationToken);
        }

        // A refused sender is an error of the settings and is retried after their correction; 421 means that the server closes the
        // connection.
        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException refused)
            when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
                && refused.StatusCode != SmtpStatusCode.ServiceNotAvailable
            )
        {
            throw (int)refused.StatusCode >= 500 ? new UndeliverableMailException(refused) : new DelayedMailException(refused);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static MimeEntity BodyOf(MailMessage message)
    {
        var text = new TextPart("plain") { Text = message.Text };

        // Mail programs prefer the last alternative.
        return message.Html is { } html ? new MultipartAlternative(text, new TextPart("html") { Text = html }) : text;
    }

    private static SecureSocketOptions SecurityOf(MailEncryption encryption) =>
        encryption switch
        {
            MailEncryption.StartTls => SecureSocketOptions.StartTls,
            MailEncryption.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
}
