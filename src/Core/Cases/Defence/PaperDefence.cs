using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>How a statement and defence was received, other than by the party's link.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DefenceMedium>))]
public enum DefenceMedium
{
    /// <summary>书面</summary>
    Paper,

    /// <summary>口头: the record is signed by the party (陈述申辩笔录).</summary>
    Oral,
}

/// <summary>An officer who enters or confirms something, without a seat in the case.</summary>
/// <param name="Person">By <see cref="Staff.PersonKey"/>.</param>
public sealed record EnteringOfficer(string OfficerId, string Person)
{
    public static EnteringOfficer Of(Staff.Officer officer) => new(officer.Id, Staff.PersonKey.Of(officer.Email));

    internal bool IsSamePerson(EnteringOfficer other) => OfficerId == other.OfficerId || Person == other.Person;
}

/// <summary>A statement and defence on paper as entered by an officer; valid once a second one confirms it.</summary>
/// <param name="ReceivedOn">Day of receipt; the term is checked against it.</param>
public sealed record PaperDefence(Defence Defence, DefenceMedium Medium, DateOnly ReceivedOn, EnteringOfficer EnteredBy);

/// <summary>Form of a statement and defence on paper, as received.</summary>
public sealed record PaperDefenceForm
{
    public string? Text { get; init; }

    public bool? AdmitsFacts { get; init; }

    public DefenceMedium? Medium { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Scan of the paper or of the signed record, and its attachments.</summary>
    public ImmutableArray<string> DocumentIds { get; init; } = [];
}

/// <summary>An officer entered a statement and defence from paper.</summary>
public sealed record PaperDefenceEntered(PaperDefence Paper, DateTimeOffset At) : Fact;

/// <summary>A second officer confirmed the entry against the scan.</summary>
public sealed record PaperDefenceConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference from the scan; it is entered again.</summary>
public sealed record PaperDefenceRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;
