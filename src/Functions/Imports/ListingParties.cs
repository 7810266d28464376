using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Listings;

namespace CreditFunctions.Functions.Imports;

/// <summary>The party of a row. Of a person's number only the blind index and the mask are stored.</summary>
/// <param name="Identifier">A unit's code, or a person's number, masked; null if only the name is known.</param>
/// <param name="IndexKeyId">For a person: the key of the blind index.</param>
/// <param name="FailsCheck">Whether the identifier fails its check; it may have been issued nevertheless.</param>
internal sealed record ImportedParty(
    CreditSubjectId Subject,
    string? Identifier,
    IdentityKind IdentityKind,
    string? IndexKeyId,
    bool FailsCheck
);

/// <summary>Reads the identifiers of rows. One that fails its check may have been issued nevertheless: it is kept and flagged.</summary>
internal sealed class ListingParties(IdentifierVault vault)
{
    private const string FailsCheckCode = "import-identifier-fails-check";
    private const string FailsCheckMessage = "The identifier fails its check. Compare it with its source; it is kept as it is.";

    private static readonly Dictionary<string, IdentityKind> Kinds = new()
    {
        ["居民身份证"] = IdentityKind.CitizenId,
        ["护照"] = IdentityKind.Passport,
        ["港澳台居民居住证"] = IdentityKind.ResidencePermit,
        ["港澳居民来往内地通行证"] = IdentityKind.HongKongMacauPermit,
        ["台湾居民来往大陆通行证"] = IdentityKind.TaiwanPermit,
        ["外国人永久居留身份证"] = IdentityKind.ForeignerPermit,
    };

    internal static string NameOf(IdentityKind kind) => Kinds.First(known => known.Value == kind).Key;

    /// <summary>Null if the row does not identify a party.</summary>
    /// <param name="mayBeNameOnly">Whether a row without a readable identifier is accepted by name.</param>
    public ImportedParty? Read(ImportRow row, bool mayBeNameOnly, RowRemarks remarks, DateTimeOffset now)
    {
        var kind = remarks.Choice(ListingFields.IdentityKind, Kinds) ?? IdentityKind.CitizenId;
        var (code, number) = (row.Code(ListingFields.UnitCode), row.Code(ListingFields.IdentityNumber));
        if (code is not null && number is not null)
        {
            remarks.Fault(ListingFields.UnitCode, "listing-party-is-missing", "Give either a unit's code or a person's identity number.");
            return null;
        }

        var party =
            code is not null ? UnitOf(code, mayBeNameOnly, remarks)
            : number is not null ? PersonOf(kind, number, mayBeNameOnly, remarks, BeijingTime.DateOf(now))
            : null;
        if (party is not null)
        {
            return party;
        }

        if (mayBeNameOnly && row[ListingFields.Name] is { } name)
        {
            remarks.Flag(
                code is null && number is not null ? ListingFields.IdentityNumber : ListingFields.UnitCode,
                "import-identifier-left-out",
                "Only the name is taken over: a party of that name is never more than inconclusive."
            );
            return new ImportedParty(CreditSubjectId.OfName(name), null, IdentityKind.CitizenId, null, FailsCheck: false);
        }

        if (code is null && number is null)
        {
            remarks.Fault(ListingFields.UnitCode, "listing-party-is-missing", "Give either a unit's code or a person's identity number.");
        }

        return null;
    }

    /// <summary>The principal investigator of a project, by blind index; null without a readable number.</summary>
    public string? InvestigatorOf(ImportRow row, RowRemarks remarks, DateTimeOffset now)
    {
        var kind = remarks.Choice(ListingFields.IdentityKind, Kinds) ?? IdentityKind.CitizenId;
        return
            row.Code(ListingFields.IdentityNumber) is { } number
            && PersonOf(kind, number, mayBeNone: false, remarks, BeijingTime.DateOf(now)) is { } person
            ? person.Subject.Value[2..]
            : null;
    }

    /// <summary>A unit by its code; null if the code is invalid.</summary>
    /// <param name="mayBeNone">Whether the row is accepted without a valid code.</param>
    public ImportedParty? UnitOf(string text, bool mayBeNone, RowRemarks remarks)
    {
        if (UnifiedSocialCreditCode.Parse(text).TryGet(out var code, out var errors))
        {
            return Of(code.Value, failsCheck: false);
        }

        if (UnifiedSocialCreditCode.ParseShape(text).TryGet(out var shaped, out _))
        {
            remarks.Flag(ListingFields.UnitCode, FailsCheckCode, FailsCheckMessage);
            return Of(shaped.Value, failsCheck: true);
        }

        if (!mayBeNone)
        {
            remarks.Fault(ListingFields.UnitCode, errors[0].Code, errors[0].Message);
        }

        return null;

        static ImportedParty Of(string code, bool failsCheck) =>
            new(CreditSubjectId.OfUnit(code), code, IdentityKind.CitizenId, null, failsCheck);
    }

    private ImportedParty? PersonOf(IdentityKind kind, string text, bool mayBeNone, RowRemarks remarks, DateOnly today)
    {
        if (IdentityNumber.Parse(kind, text, today).TryGet(out var number, out var errors))
        {
            return Of(number, failsCheck: false);
        }

        if (kind == IdentityKind.CitizenId && CitizenId.ParseShape(text, today).TryGet(out var shaped, out _))
        {
            remarks.Flag(ListingFields.IdentityNumber, FailsCheckCode, FailsCheckMessage);
            return Of(IdentityNumber.Of(shaped), failsCheck: true);
        }

        if (!mayBeNone)
        {
            remarks.Fault(ListingFields.IdentityNumber, errors[0].Code, errors[0].Message);
        }

        return null;

        ImportedParty Of(IdentityNumber read, bool failsCheck) =>
            new(CreditSubjectId.OfPerson(vault.BlindIndex(read)), read.Masked, kind, vault.IndexKeyId, failsCheck);
    }
}
