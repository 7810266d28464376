using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Composition;

/// <summary>Who runs this site, and under which address people reach it.</summary>
public sealed class SiteOptions
{
    /// <summary>Links in mails begin with this; never taken from a request.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("http://localhost:7071");

    /// <summary>Goes into every token, so that a link of the test site opens nothing in production.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,30}$")]
    public string Environment { get; init; } = "local";

    [Required]
    public string BureauName { get; init; } = "白城市科学技术局";

    /// <summary>Shown on English pages; empty: the Chinese name.</summary>
    public string BureauNameEnglish { get; init; } = "";

    /// <summary>Office and telephone named where a page belongs to no round.</summary>
    public string Office { get; init; } = "科研诚信办公室";

    /// <summary><see cref="Office"/> on English pages; empty: the Chinese name.</summary>
    public string OfficeEnglish { get; init; } = "";

    public string Telephone { get; init; } = "0436-0000000";

    /// <summary>Who speaks on a page: the round's office where there is one.</summary>
    public SiteInfo ToSiteInfo(RoundOffice? office = null) => new(BureauName, office?.Name ?? Office, office?.Telephone ?? Telephone)
    {
        BureauNameEnglish = NullIfEmpty(BureauNameEnglish),
        // A round may be in the hands of another office, and its guide names that in Chinese only.
        OfficeEnglish = office is null || office.Name == Office ? NullIfEmpty(OfficeEnglish) : null,
    };

    /// <summary>An address under <see cref="BaseAddress"/>.</summary>
    public Uri Address(string path) => new(BaseAddress, path);

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}

/// <summary>How letters leave the house.</summary>
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

    public int SmtpPort { get; init; } = 587;

    public MailEncryption Encryption { get; init; } = MailEncryption.StartTls;

    public string SmtpUser { get; init; } = "";

    public string SmtpPassword { get; init; } = "";
}

/// <summary>How the connection to the mail server is encrypted. Letters hold the links by which applicants are known.</summary>
public enum MailEncryption
{
    /// <summary>From the first word after the greeting on; a server that does not offer it gets no letter. Usual on port 587.</summary>
    StartTls,

    /// <summary>From the first byte on. Usual on port 465.</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}

/// <summary>Limits of uploads.</summary>
public sealed class DocumentOptions
{
    /// <summary>Largest file in bytes.</summary>
    [Range(1, 1L << 30)]
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>The web server's limit in bytes: a little above that of a file, so that a larger one meets our own answer.</summary>
    public static long MaxBodySize(IConfiguration configuration) =>
        (configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions()).MaxBytes + 1_000_000;
}
