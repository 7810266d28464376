using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Listings;

namespace CreditFunctions.Functions.Listings;

/// <summary>Whom a listing is about.</summary>
/// <param name="Identifier">A unit's code, or a person's number masked; null where only the name is known.</param>
public sealed record ListedParty(CreditSubjectId Subject, string? Identifier)
{
    /// <summary>Of which document the number of a person is.</summary>
    public IdentityKind IdentityKind { get; init; }

    /// <summary>The key of a person's blind index.</summary>
    public string? IndexKeyId { get; init; }
}

/// <summary>Reads what officers enter about a listing. Of a person's number only the blind index is kept.</summary>
public sealed class ListingForms(IdentifierVault vault)
{
    internal static readonly ImmutableArray<string> Fields =
    [
        ListingFields.Kind,
        ListingFields.Name,
        ListingFields.UnitCode,
        ListingFields.IdentityKind,
        ListingFields.IdentityNumber,
        ListingFields.DecisionNumber,
        ListingFields.DecidedOn,
        ListingFields.ServedOn,
        ListingFields.Authority,
        ListingFields.Facts,
        ListingFields.Proof,
        ListingFields.Severity,
        ListingFields.Measures,
        ListingFields.BanMonths,
        ListingFields.IsPermanent,
        ListingFields.SeriousBasisId,
        ListingFields.ResponsiblePersons,
        ListingFields.HonourLevel,
        ListingFields.IsHistorical,
        ListingFields.HistoricalUntil,
    ];

    /// <summary>The entry.</summary>
    public static ListingEntryForm EntryOf(DeskPost post, RuleFile rules) =>
        new()
        {
            Kind = Choice<ListKind>(post, ListingFields.Kind),
            Name = post[ListingFields.Name],
            DecisionNumber = post[ListingFields.DecisionNumber],
            DecidedOn = post.Day(ListingFields.DecidedOn),
            ServedOn = post.Day(ListingFields.ServedOn),
            Authority = post[ListingFields.Authority],
            Facts = post[ListingFields.Facts],
            Proof = post[ListingFields.Proof],
            Severity = Choice<Severity>(post, ListingFields.Severity),
            Measures = MeasuresOf(post, rules),
            SeriousBasisId = post[ListingFields.SeriousBasisId],
            HonourLevel = Choice<HonourLevel>(post, ListingFields.HonourLevel),
            IsHistorical = post[ListingFields.IsHistorical] == "true",
            HistoricalUntil = post.Day(ListingFields.HistoricalUntil),
        };

    /// <summary>The measures that were ticked; the ban belongs to the one that bans.</summary>
    public static ImmutableArray<IntendedMeasure> MeasuresOf(DeskPost post, RuleFile rules)
    {
        var ticked = post.Ticked(ListingFields.Measures).Distinct().Order(StringComparer.Ordinal).ToList();
        var ban = BanOf(post);
        var banning = ticked.FirstOrDefault(id => rules.Measures.Value.Any(measure => measure.Id == id && measure.Bans));
        return [.. ticked.Select((id, index) => new IntendedMeasure(id, id == banning || (banning is null && index == 0) ? ban : null))];
    }

    /// <summary>Whom it is about: a unit by its code, or a person by the number of an identity document.</summary>
    /// <param name="name">For old data, of which no more may be known: by the name alone; else null.</param>
    public Result<ListedParty> SubjectOf(string? unitCode, string? identityKind, string? identityNumber, string? name, DateTimeOffset now)
    {
        if (name is not null && unitCode is null && identityNumber is null)
        {
            return new ListedParty(CreditSubjectId.OfName(name), Identifier: null);
        }

        if ((unitCode is null) == (identityNumber is null))
        {
            return new Error(ErrorKind.Invalid, "listing-party-is-missing", "Give either a unit's code or a person's identity number.").At(
                unitCode is null ? ListingFields.UnitCode : ListingFields.IdentityNumber
            );
        }

        if (unitCode is not null)
        {
            return At(
                UnifiedSocialCreditCode.Parse(unitCode).Select(code => new ListedParty(CreditSubjectId.OfUnit(code.Value), code.Value)),
                ListingFields.UnitCode
            );
        }

        var kind = Enum.TryParse<IdentityKind>(identityKind, out var given) && Enum.IsDefined(given) ? given : IdentityKind.CitizenId;
        var number = IdentityNumber.Parse(kind, identityNumber, BeijingTime.DateOf(now));
        return At(
            number.Select(each => new ListedParty(CreditSubjectId.OfPerson(vault.BlindIndex(each)), each.Masked)
            {
                IdentityKind = kind,
                IndexKeyId = vault.IndexKeyId,
            }),
            ListingFields.IdentityNumber
        );
    }

    /// <summary>The responsible persons of a unit; on its entry in the list of serious dishonesty alone.</summary>
    public Result<ImmutableArray<ResponsiblePerson>> ResponsiblePersonsOf(DeskPost post, DateTimeOffset now)
    {
        var text = post[ListingFields.ResponsiblePersons];
        if (
            text is not null
            && (Choice<ListKind>(post, ListingFields.Kind) != ListKind.SeriousDishonesty || post[ListingFields.UnitCode] is null)
        )
        {
            return new Error(
                ErrorKind.Invalid,
                "responsible-person-needs-unit",
                "Only the entry of a unit in the list of serious dishonesty names responsible persons. Leave the field empty."
            ).At(ListingFields.ResponsiblePersons);
        }

        return ResponsiblePersonText
            .Read(text, BeijingTime.DateOf(now))
            .Select(lines =>
                lines
                    .Select(line => new ResponsiblePerson(
                        line.Responsibility,
                        line.Name,
                        CreditSubjectId.OfPerson(vault.BlindIndex(line.Number)),
                        line.Number.Masked
                    ))
                    .ToImmutableArray()
            );
    }

    private static Result<ListedParty> At(Result<ListedParty> read, string field) =>
        read.TryGet(out var subject, out var errors) ? subject : errors.Select(error => error.At(field)).ToImmutableArray();

    private static T? Choice<T>(DeskPost post, string field)
        where T : struct, Enum => Enum.TryParse<T>(post[field], out var value) && Enum.IsDefined(value) ? value : null;

    // A number that is none is out of every range.
    private static BanTerm? BanOf(DeskPost post) =>
        (post[ListingFields.IsPermanent], post[ListingFields.BanMonths]) switch
        {
            ("true", _) => new BanTerm(null),
            (_, null) => null,
            (_, var months) => new BanTerm(int.TryParse(months, out var count) ? count : 0),
        };
}
