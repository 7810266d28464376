using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Request limits of a visitor, section <c>Limits</c>. The defaults are for production; see <see cref="UseTrainingValues"/>.
/// </summary>
public sealed class LimitOptions
{
    private const int TrainingFactor = 1000;

    /// <summary>
    /// Number of proxies in front of the app that add their caller's address to <c>X-Forwarded-For</c>: 1 on Azure, 2 behind Front Door, 0
    /// if clients call the app directly; then the header is not read.
    /// </summary>
    [Range(0, 5)]
    public int TrustedProxies { get; set; }

    /// <summary>Wrong codes for one task link from one client address in an hour.</summary>
    [Range(1, 100)]
    public int WrongCodesPerSourceAndHour { get; set; } = 5;

    /// <summary>Wrong codes from all addresses after which a code is void.</summary>
    [Range(5, 1000)]
    public int WrongCodesPerCode { get; set; } = 50;

    /// <summary>Mails a day to one unconfirmed mail address.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerUnconfirmedAddressAndDay { get; set; } = 10;

    /// <summary>Mails a day to one confirmed mail address.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerConfirmedAddressAndDay { get; set; } = 50;

    /// <summary>Mails a day to a confirmed address that visitors entered as the contact of an application.</summary>
    [Range(1, 1_000_000)]
    public int UnaskedMailsPerConfirmedAddressAndDay { get; set; } = 3;

    /// <summary>Mails a day that ask one mail address to confirm objections, from all clients.</summary>
    [Range(1, 1_000_000)]
    public int ObjectionMailsPerAddressAndDay { get; set; } = 200;

    /// <summary>Of those, the mails that one client address may cause to one mail address.</summary>
    [Range(1, 1_000_000)]
    public int ObjectionsPerSourceAndAddress { get; set; } = 10;

    /// <summary>
    /// Pages and files a minute for one client address, on each instance. More than a large unit behind one address needs on the last day.
    /// </summary>
    [Range(1, 10_000_000)]
    public int AnonymousReadsPerMinute { get; set; } = 1200;

    /// <summary>Writing requests a minute for one client address without link or session, on each instance.</summary>
    [Range(1, 10_000_000)]
    public int AnonymousWritesPerMinute { get; set; } = 120;

    /// <summary>Requests a minute by one link: an application's, a unit's, or a task's from one client address. On each instance.</summary>
    [Range(1, 10_000_000)]
    public int LinkRequestsPerMinute { get; set; } = 600;

    /// <summary>Requests a minute of one officer, on each instance.</summary>
    [Range(1, 10_000_000)]
    public int OfficerRequestsPerMinute { get; set; } = 3000;

    /// <summary>Applications an hour that one client address may begin for unconfirmed mail addresses.</summary>
    [Range(1, 1_000_000)]
    public int DraftsPerSourceAndHour { get; set; } = 30;

    /// <summary>Signing links an hour that one client address may cause to unconfirmed mail addresses.</summary>
    [Range(1, 1_000_000)]
    public int InvitationsPerSourceAndHour { get; set; } = 200;

    /// <summary>
    /// For a site on loopback, where all users share one address: high, but not off. Applied before the settings are read.
    /// </summary>
    internal void UseTrainingValues()
    {
        MailsPerUnconfirmedAddressAndDay *= TrainingFactor;
        MailsPerConfirmedAddressAndDay *= TrainingFactor;
        UnaskedMailsPerConfirmedAddressAndDay *= TrainingFactor;
        ObjectionMailsPerAddressAndDay *= TrainingFactor;
        ObjectionsPerSourceAndAddress *= TrainingFactor;
        DraftsPerSourceAndHour *= TrainingFactor;
        InvitationsPerSourceAndHour *= TrainingFactor;
        AnonymousReadsPerMinute *= TrainingFactor;
        AnonymousWritesPerMinute *= TrainingFactor;
        LinkRequestsPerMinute *= TrainingFactor;
        OfficerRequestsPerMinute *= TrainingFactor;
    }
}
