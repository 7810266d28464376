using System.Collections.Immutable;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Listings;

/// <summary>The ban that a decision imposes.</summary>
/// <param name="Months">From the day on which the listing takes effect; null: permanent.</param>
public sealed record BanTerm(int? Months);

/// <summary>What a decision says about a listing, by the rules of its day.</summary>
/// <param name="Class">Of the measures that may be published; where none may, the gravest of all.</param>
/// <param name="EarliestRepairOn">The first day on which repair can be applied for.</param>
/// <param name="LastRecordedOn">The last day of a record without ban.</param>
/// <param name="Ban">Null where the decision imposes none.</param>
public sealed record ListingTerms(
    string DecisionNumber,
    DateOnly DecidedOn,
    PublicationClass Class,
    ImmutableArray<LegalBasis> Basis,
    DateOnly EarliestRepairOn,
    DateOnly LastRecordedOn,
    BanTerm? Ban
)
{
    /// <summary>All measures, by the names that they had.</summary>
    public ImmutableArray<LetterMeasure> Measures { get; init; } = [];

    /// <summary>Whether the ban reaches the responsible persons whom the listing names, by the basis of the list.</summary>
    public bool BansResponsiblePersons { get; init; }

    /// <summary>What of it the public sees; null where nothing may be published.</summary>
    public PublicationTerms? Publication { get; init; }
}

/// <summary>What of a decision may be published: only what rests on a law or regulation, in a class that is not slight.</summary>
/// <param name="NamesBan">Whether the ban is of one of these measures.</param>
/// <param name="LastDay">The automatic end of the publication.</param>
public sealed record PublicationTerms(
    ImmutableArray<LegalBasis> Basis,
    ImmutableArray<LetterMeasure> Measures,
    ImmutableArray<Remedy> Remedies,
    bool NamesBan,
    DateOnly LastDay
);
