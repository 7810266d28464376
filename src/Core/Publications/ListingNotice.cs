using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Publications;

/// <summary>What the terms of a listing do not say, from its case or from what two officers entered.</summary>
/// <param name="Authority">Who decided; null: the bureau itself.</param>
public sealed record ListingGrounds(string Facts, string? Authority);

/// <summary>
/// 失信行为公示: one listing as the public sees it: of its measures those alone that may be published. Persons and whatever numbers stand
/// in the texts are masked.
/// </summary>
/// <param name="Identifier">A unit's code in full, a person's number masked; empty where it is not known, and for an honour.</param>
/// <param name="Facts">Null where the decision imposed measures that are not published: the facts belong to these too.</param>
/// <param name="LastDay">The last day of the publication.</param>
public sealed record ListingNotice(
    ListingId Id,
    ListKind Kind,
    string Party,
    string Identifier,
    string? Facts,
    ImmutableArray<LegalBasis> Basis,
    ImmutableArray<LetterMeasure> Measures,
    ImmutableArray<Remedy> Remedies,
    string DecisionNumber,
    DateOnly DecidedOn,
    string? Authority,
    DateOnly PublishedFrom,
    DateOnly LastDay,
    DateOnly EarliestRepairOn,
    DateOnly? BanLastDay
)
{
    /// <summary>责任人 of a unit on the list of serious dishonesty, their numbers masked.</summary>
    public ImmutableArray<ResponsiblePerson> ResponsiblePersons { get; init; } = [];

    /// <summary>The notice of a listing that was published.</summary>
    public static ListingNotice Of(Listing listing, ListingGrounds grounds)
    {
        var terms = listing.Terms!;
        var published = terms.Publication!;
        return new ListingNotice(
            listing.Id,
            listing.Kind,
            NameOf(listing),
            listing.Kind == ListKind.Honour ? "" : listing.Identifier ?? "",
            terms.Measures.Length > published.Measures.Length
                ? null
                : IdentifierMask.ApplyWithin(grounds.Facts.Replace(listing.Name, NameOf(listing), StringComparison.Ordinal)),
            published.Basis,
            published.Measures,
            published.Remedies,
            terms.DecisionNumber,
            terms.DecidedOn,
            grounds.Authority,
            listing.PublishedFrom!.Value,
            listing.LastDay < published.LastDay ? listing.LastDay.Value : published.LastDay,
            terms.EarliestRepairOn,
            published.NamesBan ? listing.LastDay : null
        )
        {
            ResponsiblePersons = listing.ResponsiblePersons,
        };
    }

    // The list of serious dishonesty and that of honours name persons.
    private static string NameOf(Listing listing) =>
        listing.Kind == ListKind.Dishonesty && listing.Subject.IsPerson
            ? $"{StringInfo.GetNextTextElement(listing.Name)}某某"
            : IdentifierMask.ApplyWithin(listing.Name);
}
