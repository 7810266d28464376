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

    /// <summary>邮寄送达: on the day of the receipt.</summary>
    Post,

    /// <summary>留置送达: acceptance was refused.</summary>
    Refusal,

    /// <summary>公告送达: complete only after the term of the announcement.</summary>
    Announcement,
}

/// <summary>That a party itself agreed to electronic service, by a signature of its own.</summary>
/// <param name="Address">Where letters go.</param>
public sealed record ServiceConsent(string Address, DateTimeOffset SignedAt);

/// <summary>送达回证: how and when letters were served; time limits start there. An opened link proves notice, not service.</summary>
/// <param name="Letters">Numbers of the letters that it proves.</param>
/// <param name="On">Of receipt, refusal, or publication of the announcement; in Beijing.</param>
/// <param name="ServedOn">The day on which service is complete: terms are counted from it, itself not counted.</param>
public sealed record ServiceRecord(ImmutableArray<LetterNumber> Letters, ServiceMode Mode, DateOnly On, DateOnly ServedOn)
{
    /// <summary>Who took it, or the proxy; empty for an announcement.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Where it was served, or the medium of the announcement.</summary>
    public string Place { get; init; } = "";

    /// <summary>For a refusal.</summary>
    public string? Witness { get; init; }

    /// <summary>Why it was served by refusal or announcement.</summary>
    public string? Reason { get; init; }

    /// <summary>The signed receipt or its scan; null only for electronic service.</summary>
    public string? ProofDocumentId { get; init; }
}

/// <summary>What an officer enters about a service, as received.</summary>
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
