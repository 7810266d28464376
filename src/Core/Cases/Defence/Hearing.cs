using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>听证申请: the party asks for a hearing.</summary>
/// <param name="ReceivedOn">Day of receipt; the term is checked against it.</param>
public sealed record HearingRequest(string Reason, DateOnly ReceivedOn, DateTimeOffset At)
{
    /// <summary>The officer who entered it from paper; null where it was received by the party's link.</summary>
    public EnteringOfficer? EnteredBy { get; init; }

    /// <summary>Scan of the request; null where it was received by the link.</summary>
    public string? DocumentId { get; init; }
}

/// <summary>A hearing that the party asked for.</summary>
public sealed record CaseHearing(HearingRequest Request)
{
    /// <summary>Who compared a paper entry with its scan; null until then, and for a request by the link.</summary>
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>A request on paper is valid once a second officer confirmed it.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Request.EnteredBy is null || ConfirmedBy is not null;

    /// <summary>All signed notices, oldest first: a postponed hearing has a new one.</summary>
    public ImmutableArray<HearingNoticeLetter> Notices { get; init; } = [];

    /// <summary>Current day, place and chair; null before, and after the chair was recused.</summary>
    public HearingArranged? Arranged { get; init; }

    /// <summary>Service of its notice; null until then.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>Null until the hearing was held, or the party did not attend.</summary>
    public HearingRecorded? Record { get; init; }
}

/// <summary>The party asked for a hearing.</summary>
public sealed record HearingRequested(HearingRequest Request) : Fact;

/// <summary>A second officer confirmed a paper request against its scan: it is valid.</summary>
public sealed record HearingRequestConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference; it is entered again.</summary>
public sealed record HearingRequestRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>听证通知: day, place and chair were set.</summary>
/// <param name="Chair">Did not investigate.</param>
public sealed record HearingArranged(HearingNoticeLetter Letter, SeatedOfficer Chair, DateTimeOffset At) : Fact;

/// <summary>听证笔录, signed.</summary>
/// <param name="WasAttended">False: the party did not attend without good reason, which counts as a waiver.</param>
/// <param name="DocumentId">Scan of the signed record.</param>
public sealed record HearingRecorded(bool WasAttended, string Summary, string DocumentId, SeatedOfficer Chair, DateTimeOffset At) : Fact;

/// <summary>Form of a request for a hearing, as received.</summary>
public sealed record HearingRequestForm
{
    public string? Reason { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public string? DocumentId { get; init; }
}

/// <summary>Form to arrange a hearing, as received.</summary>
public sealed record HearingArrangementForm
{
    public DateOnly? On { get; init; }

    /// <summary>Beijing time.</summary>
    public TimeOnly? At { get; init; }

    public string? Place { get; init; }

    public string? Chair { get; init; }

    public bool? IsPublic { get; init; }
}

/// <summary>Form of the record of a hearing, as received.</summary>
public sealed record HearingRecordForm
{
    public bool? WasAttended { get; init; }

    public string? Summary { get; init; }

    public string? DocumentId { get; init; }
}
