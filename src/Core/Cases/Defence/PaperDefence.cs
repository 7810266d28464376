using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>How a statement and defence came in that was not given by the party's link.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DefenceMedium>))]
public enum DefenceMedium
{
    /// <summary>书面</summary>
    Paper,

    /// <summary>口头: by the record that the party signed (陈述申辩笔录).</summary>
    Oral,
}

/// <summary>An officer who enters or confirms something, without a seat in the case.</summary>
/// <param name="Person">By <see cref="Staff.PersonKey"/>.</param>
public sealed record EnteringOfficer(string OfficerId, string Person)
{
    public static EnteringOfficer Of(Staff.Officer officer) => new(officer.Id, Staff.PersonKey.Of(officer.Email));

    internal bool IsSamePerson(EnteringOfficer other) => OfficerId == other.OfficerId || Person == other.Person;
}

/// <summary>A statement and defence on paper, as an officer entered it; it counts once a second one confirms it.</summary>
/// <param name="ReceivedOn">The day on which it came in, which the term is judged by.</param>
public sealed record PaperDefence(Defence Defence, DefenceMedium Medium, DateOnly ReceivedOn, EnteringOfficer EnteredBy);

/// <summary>What an officer enters about it, as received.</summary>
public sealed record PaperDefenceForm
{
    public string? Text { get; init; }

    public bool? AdmitsFacts { get; init; }

    public DefenceMedium? Medium { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The scan of the paper, or of the signed record, and what came with it.</summary>
    public ImmutableArray<string> DocumentIds { get; init; } = [];
}

/// <summary>An officer entered a statement and defence from paper.</summary>
public sealed record PaperDefenceEntered(PaperDefence Paper, DateTimeOffset At) : Fact;

/// <summary>A second officer compared it with the scan: it stands.</summary>
public sealed record PaperDefenceConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found that the entry differs from the scan: it is entered again.</summary>
public sealed record PaperDefenceRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;
