using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>听证申请: the party asks for a hearing.</summary>
/// <param name="ReceivedOn">The day on which it came in, which the term is judged by.</param>
public sealed record HearingRequest(string Reason, DateOnly ReceivedOn, DateTimeOffset At)
{
    /// <summary>The officer who entered it from paper; null where it came by the party's link.</summary>
    public EnteringOfficer? EnteredBy { get; init; }

    /// <summary>Its scan; null where it came by the link.</summary>
    public string? DocumentId { get; init; }
}

/// <summary>A hearing that the party asked for, and what became of it.</summary>
public sealed record CaseHearing(HearingRequest Request)
{
    /// <summary>Who compared an entry from paper with its scan; null until then, and where it came by the link.</summary>
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>Whether it counts: what came on paper once a second officer confirmed it.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Request.EnteredBy is null || ConfirmedBy is not null;

    /// <summary>Every notice that was signed, oldest first: a hearing that is put off has a new one.</summary>
    public ImmutableArray<HearingNoticeLetter> Notices { get; init; } = [];

    /// <summary>Day, place and chair as they stand; null before, and once the chair was recused.</summary>
    public HearingArranged? Arranged { get; init; }

    /// <summary>How its notice was served; null until then.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>Null until it was held, or the party stayed away.</summary>
    public HearingRecorded? Record { get; init; }
}

/// <summary>The party asked for a hearing.</summary>
public sealed record HearingRequested(HearingRequest Request) : Fact;

/// <summary>A second officer compared a request from paper with its scan: it counts.</summary>
public sealed record HearingRequestConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference: it is entered again.</summary>
public sealed record HearingRequestRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>听证通知: day, place and chair were fixed.</summary>
/// <param name="Chair">Who did not investigate.</param>
public sealed record HearingArranged(HearingNoticeLetter Letter, SeatedOfficer Chair, DateTimeOffset At) : Fact;

/// <summary>听证笔录, signed.</summary>
/// <param name="WasAttended">False: the party stayed away without good reason, which counts as a waiver.</param>
/// <param name="DocumentId">The scan of the signed record.</param>
public sealed record HearingRecorded(bool WasAttended, string Summary, string DocumentId, SeatedOfficer Chair, DateTimeOffset At) : Fact;

/// <summary>What is sent to ask for a hearing, as received.</summary>
public sealed record HearingRequestForm
{
    public string? Reason { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public string? DocumentId { get; init; }
}

/// <summary>What an officer enters to arrange a hearing, as received.</summary>
public sealed record HearingArrangementForm
{
    public DateOnly? On { get; init; }

    /// <summary>In Beijing.</summary>
    public TimeOnly? At { get; init; }

    public string? Place { get; init; }

    /// <summary>Id of the officer who chairs it.</summary>
    public string? Chair { get; init; }

    public bool? IsPublic { get; init; }
}

/// <summary>What its chair enters about it, as received.</summary>
public sealed record HearingRecordForm
{
    public bool? WasAttended { get; init; }

    public string? Summary { get; init; }

    public string? DocumentId { get; init; }
}
