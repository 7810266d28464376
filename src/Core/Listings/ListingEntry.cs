using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Listings;

/// <summary>Level of an award.</summary>
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

/// <summary>The basis of a listing that two officers enter without a case.</summary>
/// <param name="DecisionNumber">文号 of the determining document, or the number of an award.</param>
/// <param name="ServedOn">First day with effect.</param>
/// <param name="Authority">Who decided or awarded.</param>
/// <param name="Facts">The conduct or the award.</param>
/// <param name="Proof">The evidence and where it is kept.</param>
public sealed record ListingEntry(
    string DecisionNumber,
    DateOnly DecidedOn,
    DateOnly ServedOn,
    string Authority,
    string Facts,
    string Proof
)
{
    /// <summary>行为情节; null for an honour, for old data, and where the basis of the list determines the rest.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Imposed by the decision, from the rule file.</summary>
    public ImmutableArray<IntendedMeasure> Measures { get; init; } = [];

    /// <summary>For the list of serious dishonesty: the entry of rule <c>listings.seriousBases</c> that allows it.</summary>
    public string? SeriousBasisId { get; init; }

    /// <summary>Only for an honour.</summary>
    public HonourLevel? HonourLevel { get; init; }

    /// <summary>历史数据: without a basis and decision of the current form. It bans nobody and is never published.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>For old data: the last day with effect.</summary>
    public DateOnly? HistoricalUntil { get; init; }
}

/// <summary>Form to enter a listing, as received.</summary>
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
