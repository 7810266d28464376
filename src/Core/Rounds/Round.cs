using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Rounds;

/// <summary>Whether a round is real or a drill.</summary>
public enum RoundKind
{
    Regular,

    /// <summary>演练: for training and trial runs. May use short periods; every page and publication is marked.</summary>
    Drill,
}

/// <summary>A field of the call with its own ranking and budget.</summary>
public sealed record RoundCategory(string Id, string Name, decimal BudgetYuan)
{
    /// <summary>Maximum amount per application, in yuan; null: the budget.</summary>
    public decimal? MaxAmountYuan { get; init; }
}

/// <summary>A document that applications of the round include.</summary>
/// <param name="Kind">Short name, used in URLs: lower-case letters, digits, hyphens.</param>
public sealed record RequiredDocument(string Kind, string Name)
{
    public bool IsOptional { get; init; }

    /// <summary>One-line instruction; null where the name is sufficient.</summary>
    public string? Note { get; init; }

    /// <summary>Largest file in bytes; null: limit of the rules.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Allowed types by content; empty: all types of the rules.</summary>
    public ImmutableArray<DocumentType> Types { get; init; } = [];
}

/// <summary>Length of a public notice: working days, or (drills only) a fixed length.</summary>
public sealed record PublicNoticePeriod(int? WorkingDays, TimeSpan? Length);

/// <summary>The office responsible for the round, named on every notice.</summary>
public sealed record RoundOffice(string Name, string Telephone);

/// <summary>推荐单位: a county bureau or superior body that recommends its units' applications.</summary>
/// <param name="Id">Short name within the round: lower-case letters, digits, hyphens.</param>
public sealed record RecommendingBody(string Id, string Name, string Email);

/// <summary>批次 / 申报指南: a yearly call for applications and its rules.</summary>
public sealed record RoundGuide
{
    public required RoundId Id { get; init; }

    public required string Title { get; init; }

    public required int Year { get; init; }

    public RoundKind Kind { get; init; }

    /// <summary>
    /// Prefix of its applications' serials; null: the year and KJ (YL for a drill), with a letter appended where another round uses it.
    /// </summary>
    public string? SerialPrefix { get; init; }

    /// <summary>An empty line separates paragraphs.</summary>
    public string Guide { get; init; } = "";

    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>A submission received at this instant is late.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    public required ImmutableArray<RoundCategory> Categories { get; init; }

    /// <summary>Unit types that may lead an application; empty: any.</summary>
    public ImmutableArray<UnitType> EligibleUnits { get; init; } = [];

    public required ImmutableArray<RequiredDocument> RequiredDocuments { get; init; }

    /// <summary>Whether application and commitments must be printed, signed, sealed and scanned (公章).</summary>
    public bool RequiresSignedScan { get; init; }

    /// <summary>Empty: no recommendation is needed.</summary>
    public ImmutableArray<RecommendingBody> RecommendingBodies { get; init; } = [];

    public ReviewRules Review { get; init; } = new();

    public required PublicNoticePeriod Notice { get; init; }

    public required ImmutableArray<StaffMember> Staff { get; init; }

    public bool HidesInvestigator { get; init; }

    /// <summary>Scope of the procedure after the award.</summary>
    public ProjectProfile Profile { get; init; }

    public required RoundOffice Office { get; init; }

    /// <summary>Version of the rule file in force when the round was published.</summary>
    public string RuleVersion { get; init; } = "";

    /// <summary>1 for the first publication, plus 1 per correction. Set when a guide is read with its corrections, never stored.</summary>
    [JsonIgnore]
    public int Version { get; init; } = 1;

    /// <summary>For the version of an application: the current guide; null where it was not corrected since.</summary>
    [JsonIgnore]
    public RoundGuide? Corrected { get; init; }

    [JsonIgnore]
    public decimal BudgetYuan => Categories.Sum(category => category.BudgetYuan);

    private TimeSpan Grace => Kind == RoundKind.Drill ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1);

    public IEnumerable<StaffMember> Holding(StaffRole role) => Staff.Where(member => member.Role == role);

    public RoundCategory Category(string categoryId) => Categories.First(category => category.Id == categoryId);

    /// <summary>
    /// From then on it is certain what was submitted in time: a submission received before the closing hour may still be stored a moment
    /// after it.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset SubmissionsDecidedAt => ClosesAt + Grace;

    /// <summary>
    /// Until when a submission received in time may be stored: well before <see cref="SubmissionsDecidedAt"/>, so that none is stored
    /// while the missing ones are being determined.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset SubmissionsStoredUntil => ClosesAt + (Grace / 2);

    public bool IsOpenAt(DateTimeOffset now) => now >= OpensAt && now < ClosesAt;
}
