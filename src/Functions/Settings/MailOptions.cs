using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Settings;

/// <summary>The transport of mails.</summary>
public enum MailTransport
{
    Smtp,

    /// <summary>Into a container that <c>GET /mailbox</c> shows to everybody: for development and training only.</summary>
    Mailbox,
}

/// <summary>Sender and transport of mails.</summary>
public sealed class MailOptions
{
    public MailTransport Transport { get; init; } = MailTransport.Smtp;

    [Required]
    public string From { get; init; } = "keji@example.gov.cn";

    /// <summary>Required if <see cref="Transport"/> is <see cref="MailTransport.Smtp"/>.</summary>
    public string SmtpHost { get; init; } = "";

    [Range(1, 65535)]
    public int SmtpPort { get; init; } = 587;

    public MailEncryption Encryption { get; init; } = MailEncryption.StartTls;

    public string SmtpUser { get; init; } = "";

    public string SmtpPassword { get; init; } = "";
}

/// <summary>Encryption of the connection to the mail server. Mails contain links that identify applicants.</summary>
public enum MailEncryption
{
    /// <summary>After the greeting; without support of the server no mail is sent. Usually port 587.</summary>
    StartTls,

    /// <summary>From the first byte. Usually port 465.</summary>
    Tls,

    /// <summary>None: for a relay on the same machine.</summary>
    None,
}
