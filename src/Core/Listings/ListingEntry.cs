using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Listings;

/// <summary>Of which level an award is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HonourLevel>))]
public enum HonourLevel
{
    /// <summary>国家级</summary>
    National,

    /// <summary>省级</summary>
    Provincial,

    /// <summary>市级</summary>
    Municipal,
}

/// <summary>What a listing rests on that two officers enter and no case led to.</summary>
/// <param name="DecisionNumber">文号 of the determining document, or the number of an award.</param>
/// <param name="DecidedOn">Its date.</param>
/// <param name="ServedOn">From when on it has effect.</param>
/// <param name="Authority">Who decided, or awarded.</param>
/// <param name="Facts">The conduct, or the award.</param>
/// <param name="Proof">What proves it, and where it is kept.</param>
public sealed record ListingEntry(
    string DecisionNumber,
    DateOnly DecidedOn,
    DateOnly ServedOn,
    string Authority,
    string Facts,
    string Proof
)
{
    /// <summary>行为情节; null for an honour, for old data, and where the basis of the list fixes the rest.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What the decision imposed, by the rule file.</summary>
    public ImmutableArray<IntendedMeasure> Measures { get; init; } = [];

    /// <summary>For the list of serious dishonesty: which entry of rule <c>listings.seriousBases</c> allows it.</summary>
    public string? SeriousBasisId { get; init; }

    /// <summary>For an honour.</summary>
    public HonourLevel? HonourLevel { get; init; }

    /// <summary>历史数据: without basis and decision of today's kind. It bans nobody and is never published.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>For old data: the last day with effect.</summary>
    public DateOnly? HistoricalUntil { get; init; }
}

/// <summary>What an officer sends to enter a listing, as received.</summary>
public sealed record ListingEntryForm
{
    public ListKind? Kind { get; init; }

    public string? Name { get; init; }

    public string? DecisionNumber { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public DateOnly? ServedOn { get; init; }

    public string? Authority { get; init; }

    public string? Facts { get; init; }

    public string? Proof { get; init; }

    public Severity? Severity { get; init; }

    public ImmutableArray<IntendedMeasure> Measures { get; init; } = [];

    public string? SeriousBasisId { get; init; }

    public HonourLevel? HonourLevel { get; init; }

    public bool IsHistorical { get; init; }

    public DateOnly? HistoricalUntil { get; init; }
}
