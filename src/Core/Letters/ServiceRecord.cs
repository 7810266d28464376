using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Letters;

/// <summary>送达方式.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceMode>))]
public enum ServiceMode
{
    /// <summary>电子送达: only with the party's own signed consent.</summary>
    Electronic,

    /// <summary>直接送达</summary>
    ByHand,

    /// <summary>邮寄送达: on the day of receipt.</summary>
    Post,

    /// <summary>留置送达: the addressee refused to accept.</summary>
    Refusal,

    /// <summary>公告送达: complete only after the term of the announcement.</summary>
    Announcement,
}

/// <summary>The party's own signed consent to electronic service.</summary>
/// <param name="Address">Address for letters.</param>
public sealed record ServiceConsent(string Address, DateTimeOffset SignedAt);

/// <summary>送达回证: how and when letters were served; terms start there. An opened link proves notice, not service.</summary>
/// <param name="Letters">Numbers of the letters served.</param>
/// <param name="On">Date of receipt, refusal, or publication of the announcement; in Beijing.</param>
/// <param name="ServedOn">The day on which service is complete; terms are counted from it, excluding it.</param>
public sealed record ServiceRecord(ImmutableArray<LetterNumber> Letters, ServiceMode Mode, DateOnly On, DateOnly ServedOn)
{
    /// <summary>The recipient or proxy; empty for an announcement.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Place of service, or medium of the announcement.</summary>
    public string Place { get; init; } = "";

    public string? Witness { get; init; }

    /// <summary>Why it was served by refusal or announcement.</summary>
    public string? Reason { get; init; }

    /// <summary>The signed receipt or its scan; null only for electronic service.</summary>
    public string? ProofDocumentId { get; init; }
}

/// <summary>Form of a record of service, as received.</summary>
public sealed record ServiceForm
{
    public ServiceMode? Mode { get; init; }

    public DateOnly? On { get; init; }

    public string? Recipient { get; init; }

    public string? Place { get; init; }

    public string? Witness { get; init; }

    public string? Reason { get; init; }

    public string? ProofDocumentId { get; init; }
}
