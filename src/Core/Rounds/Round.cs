using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Rounds;

/// <summary>Whether a round counts.</summary>
public enum RoundKind
{
    /// <summary>A call with money behind it.</summary>
    Regular,

    /// <summary>演练: for training and trial runs. May use short periods; every page and publication says so.</summary>
    Drill,
}

/// <summary>A field of the call with its own ranking and budget.</summary>
public sealed record RoundCategory(string Id, string Name, decimal BudgetYuan)
{
    /// <summary>Most that one application may ask for, in yuan; null: up to the budget.</summary>
    public decimal? MaxAmountYuan { get; init; }
}

/// <summary>A document that applications of the round carry.</summary>
/// <param name="Kind">Short name, used in addresses: lower-case letters, digits, hyphens.</param>
public sealed record RequiredDocument(string Kind, string Name)
{
    /// <summary>Whether an application may be submitted without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>How it is to be made out, in a line; null where its name says it all.</summary>
    public string? Note { get; init; }

    /// <summary>Largest file in bytes; null: as the rules say.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>What it may be by its content; empty: every type that the rules take in.</summary>
    public ImmutableArray<DocumentType> Types { get; init; } = [];
}

/// <summary>How long a public notice lies open: working days, or (drills only) a fixed length.</summary>
public sealed record PublicNoticePeriod(int? WorkingDays, TimeSpan? Length);

/// <summary>The office that answers for the round, named on every notice.</summary>
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
    /// With which the serials of its applications begin; null: the year and KJ, in a drill YL, with a letter where another round has that.
    /// </summary>
    public string? SerialPrefix { get; init; }

    /// <summary>The guide's text; an empty line parts paragraphs.</summary>
    public string Guide { get; init; } = "";

    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>The closing hour; a submission received at this instant is late.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    public required ImmutableArray<RoundCategory> Categories { get; init; }

    /// <summary>Which kinds of unit may lead an application; empty: any.</summary>
    public ImmutableArray<UnitType> EligibleUnits { get; init; } = [];

    public required ImmutableArray<RequiredDocument> RequiredDocuments { get; init; }

    /// <summary>Whether application and commitments come back printed, signed and sealed, as a scan (公章).</summary>
    public bool RequiresSignedScan { get; init; }

    /// <summary>Who can recommend an application; empty: no recommendation is needed.</summary>
    public ImmutableArray<RecommendingBody> RecommendingBodies { get; init; } = [];

    public ReviewRules Review { get; init; } = new();

    public required PublicNoticePeriod Notice { get; init; }

    public required ImmutableArray<StaffMember> Staff { get; init; }

    /// <summary>Whether public notices and results leave out who the principal investigators are.</summary>
    public bool HidesInvestigator { get; init; }

    /// <summary>How much procedure its projects carry after the award.</summary>
    public ProjectProfile Profile { get; init; }

    public required RoundOffice Office { get; init; }

    /// <summary>Version of the rule file in force when the round was published.</summary>
    public string RuleVersion { get; init; } = "";

    /// <summary>
    /// 1 for the first publication, and 1 more with each correction. Known where a guide is read with its corrections, never stored.
    /// </summary>
    [JsonIgnore]
    public int Version { get; init; } = 1;

    /// <summary>
    /// Where this is the version that an application goes by: the guide as it was corrected since; null where it was not.
    /// </summary>
    [JsonIgnore]
    public RoundGuide? Corrected { get; init; }

    [JsonIgnore]
    public decimal BudgetYuan => Categories.Sum(category => category.BudgetYuan);

    private TimeSpan Grace => Kind == RoundKind.Drill ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1);

    public IEnumerable<StaffMember> Holding(StaffRole role) => Staff.Where(member => member.Role == role);

    /// <summary>The category of an id that an application of this round carries.</summary>
    public RoundCategory Category(string categoryId) => Categories.First(category => category.Id == categoryId);

    /// <summary>
    /// From when on it is certain what was submitted in time: a submission received before the closing hour may still be on its way
    /// into the rows a moment after it.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset SubmissionsDecidedAt => ClosesAt + Grace;

    /// <summary>
    /// Until when a submission that was received in time may be stored: well before <see cref="SubmissionsDecidedAt"/>, so that none
    /// slips in while it is being decided who is missing.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset SubmissionsStoredUntil => ClosesAt + (Grace / 2);

    /// <summary>Whether submissions are taken at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset now) => now >= OpensAt && now < ClosesAt;
}
