using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A round with its guide (申报指南).</summary>
/// <param name="ServerTime">The server's clock decides whether a submission is in time.</param>
public sealed record RoundModel(RoundSummary Round, DateTimeOffset ServerTime) : IModelOf<RoundPage>
{
    /// <summary>An empty line separates paragraphs. An empty text, and an empty list below, is not displayed.</summary>
    public required string Guide { get; init; }

    public required ImmutableArray<CategoryLimits> Categories { get; init; }

    /// <summary>Types of unit that may lead an application.</summary>
    public required ImmutableArray<UnitType> EligibleUnits { get; init; }

    public required ImmutableArray<DocumentRequirement> Documents { get; init; }

    /// <summary>Length of 公示 in working days; null where a drill fixes it.</summary>
    public required int? PublicNoticeWorkingDays { get; init; }

    /// <summary>Empty: no recommendation is needed.</summary>
    public ImmutableArray<string> RecommendingBodies { get; init; } = [];

    /// <summary>Whether application and commitments are submitted as a signed and sealed scan.</summary>
    public bool RequiresSignedScan { get; init; }

    /// <summary>Since the publication of the guide, latest first.</summary>
    public ImmutableArray<RoundCorrection> Corrections { get; init; } = [];

    /// <summary>Null where no application can be started.</summary>
    public string? ApplyHref { get; init; }
}

/// <summary>A correction of a published guide.</summary>
/// <param name="Path">Path of the announcement, without extension.</param>
public sealed record RoundCorrection(string Reason, DateTimeOffset At, string Path);

/// <summary>A category of the call with its funds.</summary>
/// <param name="MaxAmountYuan">Maximum amount per application.</param>
public sealed record CategoryLimits(string Name, decimal BudgetYuan, decimal MaxAmountYuan);
