using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>
/// Names whom a credit query is about, whatever applications they are on: <c>u-</c> and a unit's code in lower case, <c>p-</c> and the
/// blind index of a person's number, or, in lists alone, <c>n-</c> and the hash of a name. The default value names nobody.
/// </summary>
[JsonConverter(typeof(TextValueConverter<CreditSubjectId>))]
public readonly record struct CreditSubjectId : ITextValue<CreditSubjectId>
{
    private const int MaxLength = 80;

    private CreditSubjectId(string value) => Value = value;

    /// <summary>The text of the id; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>The subject that a party is.</summary>
    public static CreditSubjectId Of(Party party) =>
        party switch
        {
            Party.Unit unit => OfUnit(unit.Code),
            Party.Person person => new CreditSubjectId($"p-{person.CitizenId.BlindIndex}"),
            _ => throw new ArgumentOutOfRangeException(nameof(party), party, null),
        };

    /// <summary>Whether it is a person, not a unit.</summary>
    public bool IsPerson => Value.StartsWith("p-", StringComparison.Ordinal);

    /// <summary>Whether it is a unit with its code.</summary>
    public bool IsUnit => Value.StartsWith("u-", StringComparison.Ordinal);

    /// <summary>Whoever bears a name, where no more is known: nobody is found by it as by an identifier.</summary>
    public static CreditSubjectId OfName(string name) =>
        new($"n-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NameKey.OfUnit(name))))}");

    /// <summary>The unit of a code.</summary>
    public static CreditSubjectId OfUnit(string code) => new($"u-{code.ToLowerInvariant()}");

    /// <summary>The person whose number has a blind index.</summary>
    public static CreditSubjectId OfPerson(string blindIndex) => new($"p-{blindIndex}");

    public static bool TryParse([NotNullWhen(true)] string? text, out CreditSubjectId id)
    {
        var matches =
            text is { Length: > 2 and <= MaxLength }
            && text[0] is 'u' or 'p' or 'n'
            && text[1] == '-'
            && text.Skip(2).All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
        id = matches ? new CreditSubjectId(text!) : default;
        return matches;
    }

    public override string ToString() => Value;
}

/// <summary>An application waits for somebody to look.</summary>
/// <param name="Name">As the application writes it.</param>
/// <param name="Identifier">A unit's code; null for a person.</param>
/// <param name="Sealed">A person's number, sealed for that application and party; null for a unit.</param>
/// <param name="AwardGroup">For the look that is repeated before an award: the group that waits for it; null at the credit check.</param>
public sealed record CreditQueryRequest(
    CreditSource Source,
    ApplicationId ApplicationId,
    RoundId RoundId,
    string PartyId,
    string Name,
    string? Identifier,
    SealedIdentifier? Sealed,
    int? AwardGroup,
    DateTimeOffset RequestedAt
);

/// <summary>What an officer saw at a source.</summary>
/// <param name="Number">1 for the first look at this source, 2 for the next.</param>
/// <param name="EvidenceId">The screenshot, kept with the subject.</param>
/// <param name="OfficerId">Who looked.</param>
public sealed record CreditQuery(
    int Number,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    string EvidenceId,
    string OfficerId,
    DateTimeOffset At
);

/// <summary>A unit or a person as the sources know it: every credit query that was made, shared by all its applications.</summary>
public sealed record CreditSubject
{
    private const int MaxAnswered = 50;

    public required CreditSubjectId Id { get; init; }

    /// <summary>Who waits for a look; answered ones go.</summary>
    public ImmutableArray<CreditQueryRequest> Requests { get; init; } = [];

    /// <summary>Who waited for a look that was made since, so that they can be woken again.</summary>
    public ImmutableArray<CreditQueryRequest> Answered { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CreditQuery> CreditQueries { get; init; } = [];

    /// <summary>Screenshots and the like, whether or not a look refers to them yet.</summary>
    public ImmutableArray<Document> Evidence { get; init; } = [];

    /// <summary>The last look at a source that was made at or after an instant and is still valid; null where somebody must look.</summary>
    public CreditQuery? Find(CreditSource source, DateTimeOffset notBefore, int validityDays, DateTimeOffset now) =>
        CreditQueries.LastOrDefault(creditQuery =>
            creditQuery.Source == source && creditQuery.At >= notBefore && creditQuery.At.AddDays(validityDays) > now
        );

    /// <summary>The number that the next look at a source gets.</summary>
    public int NextNumber(CreditSource source) => CreditQueries.Count(creditQuery => creditQuery.Source == source) + 1;

    /// <summary>Who waits for a credit query.</summary>
    public IEnumerable<CreditQueryRequest> WaitingFor(CreditSource source) => Requests.Where(request => request.Source == source);

    public CreditSubject Apply(Fact fact) =>
        fact switch
        {
            CreditQueryRequested requested when !Requests.Any(each => IsSame(each, requested.Request)) => this with
            {
                Requests = [.. Requests, requested.Request],
            },
            DocumentRegistered registered => this with { Evidence = [.. Evidence, registered.Document] },
            CreditQueryRecorded made => this with
            {
                CreditQueries = [.. CreditQueries, made.CreditQuery],
                Requests = [.. Requests.Where(request => request.Source != made.CreditQuery.Source)],
                Answered = [.. Answered.Concat(WaitingFor(made.CreditQuery.Source)).TakeLast(MaxAnswered)],
            },
            _ => this,
        };

    public static CreditSubject From(CreditSubjectOpened opened) => new() { Id = opened.Id };

    private static bool IsSame(CreditQueryRequest one, CreditQueryRequest other) =>
        (one.Source, one.ApplicationId, one.PartyId) == (other.Source, other.ApplicationId, other.PartyId);
}

/// <summary>A party was met for the first time.</summary>
public sealed record CreditSubjectOpened(CreditSubjectId Id) : Fact;

/// <summary>An application asked for a credit query.</summary>
public sealed record CreditQueryRequested(CreditQueryRequest Request) : Fact;

/// <summary>An officer looked.</summary>
public sealed record CreditQueryRecorded(CreditQuery CreditQuery) : Fact;
