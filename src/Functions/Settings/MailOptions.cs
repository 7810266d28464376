using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Settings;

/// <summary>How mails are sent.</summary>
public enum MailTransport
{
    /// <summary>By SMTP.</summary>
    Smtp,

    /// <summary>Into a container that <c>GET /mailbox</c> shows to anybody: for development and training only.</summary>
    Mailbox,
}

/// <summary>Where mails come from and how they are sent.</summary>
public sealed class MailOptions
{
    public MailTransport Transport { get; init; } = MailTransport.Smtp;

    [Required]
    public string From { get; init; } = "keji@example.gov.cn";

    /// <summary>Needed where <see cref="Transport"/> is <see cref="MailTransport.Smtp"/>.</summary>
    public string SmtpHost { get; init; } = "";

    [Range(1, 65535)]
    public int SmtpPort { get; init; } = 587;

    public MailEncryption Encryption { get; init; } = MailEncryption.StartTls;

    public string SmtpUser { get; init; } = "";

    public string SmtpPassword { get; init; } = "";
}

/// <summary>How the connection to the mail server is encrypted. Letters hold the links by which applicants are known.</summary>
public enum MailEncryption
{
    /// <summary>From the first word after the greeting on; a server that does not offer it gets no mail. Usual on port 587.</summary>
    StartTls,

    /// <summary>From the first byte on. Usual on port 465.</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}
