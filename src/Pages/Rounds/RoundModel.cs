using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A round with its guide (申报指南).</summary>
/// <param name="Round">What a list shows of it.</param>
/// <param name="ServerTime">The clock that decides whether a submission is in time.</param>
public sealed record RoundModel(RoundSummary Round, DateTimeOffset ServerTime) : IModelOf<RoundPage>
{
    /// <summary>The guide's text; an empty line parts paragraphs. Nothing is shown of an empty one, nor of an empty list below.</summary>
    public required string Guide { get; init; }

    public required ImmutableArray<CategoryLimits> Categories { get; init; }

    /// <summary>Which kinds of unit may lead an application.</summary>
    public required ImmutableArray<UnitType> EligibleUnits { get; init; }

    public required ImmutableArray<DocumentRequirement> Documents { get; init; }

    /// <summary>How many working days the public notice stands; null where a drill fixes its length.</summary>
    public required int? PublicNoticeWorkingDays { get; init; }

    /// <summary>Names of the recommending bodies; empty: no recommendation is needed.</summary>
    public ImmutableArray<string> RecommendingBodies { get; init; } = [];

    /// <summary>Whether application and commitments come back signed and sealed, as a scan.</summary>
    public bool RequiresSignedScan { get; init; }

    /// <summary>What was corrected since the guide was published, the latest first.</summary>
    public ImmutableArray<RoundCorrection> Corrections { get; init; } = [];

    /// <summary>Where an application begins; null where none can be begun on a page now.</summary>
    public string? ApplyHref { get; init; }
}

/// <summary>A correction of a published guide, with its announcement.</summary>
/// <param name="Path">Of the announcement, without ending.</param>
public sealed record RoundCorrection(string Reason, DateTimeOffset At, string Path);

/// <summary>A field of the call with its money.</summary>
/// <param name="MaxAmountYuan">Most that one application may ask for.</param>
public sealed record CategoryLimits(string Name, decimal BudgetYuan, decimal MaxAmountYuan);
