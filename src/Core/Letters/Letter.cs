using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>To whom a letter goes.</summary>
/// <param name="Identifier">A unit's code, or the masked number of a person.</param>
public sealed record Addressee(string Name, string Identifier);

/// <summary>联系方式: whom the addressee asks.</summary>
public sealed record LetterContact(string Office, string Telephone);

/// <summary>A measure as a letter names it.</summary>
/// <param name="BanMonths">For a ban with an end; null for a permanent one and for other measures.</param>
public sealed record LetterMeasure(string Name, int? BanMonths, bool IsPermanent);

/// <summary>What a letter says that finds somebody responsible: facts, reasons, severity, basis and measures.</summary>
public sealed record LetterFindings(
    string Facts,
    string Evidence,
    string Reasons,
    Severity Severity,
    ImmutableArray<LegalBasis> Basis,
    ImmutableArray<LetterMeasure> Measures
);

/// <summary>文书: a numbered letter of the bureau, complete as it was signed.</summary>
/// <param name="Date">成文日期, in Beijing.</param>
public abstract record Letter(LetterNumber Number, Addressee Addressee, LetterContact Contact, DateOnly Date)
{
    /// <summary>The number of its case or project.</summary>
    [JsonIgnore]
    public abstract string RecordNumber { get; }

    /// <summary>The key of its title in <c>Pages/Letters</c>.</summary>
    [JsonIgnore]
    public virtual string TitleKey => GetType().Name;
}

/// <summary>A letter of an integrity case.</summary>
public abstract record CaseLetter(LetterNumber Number, LetterNumber CaseNumber, Addressee Addressee, LetterContact Contact, DateOnly Date)
    : Letter(Number, Addressee, Contact, Date)
{
    [JsonIgnore]
    public override string RecordNumber => CaseNumber.Value;
}
