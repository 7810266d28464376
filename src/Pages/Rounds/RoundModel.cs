using System.Collections.Immutable;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A round with its guide (申报指南).</summary>
/// <param name="Round">What a list shows of it.</param>
/// <param name="ServerTime">The clock that decides whether a submission is in time.</param>
public sealed record RoundModel(RoundSummary Round, DateTimeOffset ServerTime) : IModelOf<RoundPage>
{
    /// <summary>The guide's text; an empty line parts paragraphs. Nothing is shown of an empty one, nor of an empty list below.</summary>
    public required string Guide { get; init; }

    public required ImmutableArray<string> Categories { get; init; }

    public required ImmutableArray<string> EligibleUnits { get; init; }

    public required ImmutableArray<DocumentRequirement> Documents { get; init; }

    /// <summary>How many working days the public notice stands; null where a drill fixes its length.</summary>
    public required int? NoticeWorkingDays { get; init; }

    public bool NeedsRecommendation { get; init; }

    /// <summary>Where an application begins; null where none can be begun on a page now.</summary>
    public string? ApplyHref { get; init; }
}
