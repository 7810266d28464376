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
/// Subject of credit queries across applications: <c>u-</c> and a unit's code in lower case, <c>p-</c> and the blind index of a person's
/// number, or, only in lists, <c>n-</c> and the hash of a name. The default value identifies nobody.
/// </summary>
[JsonConverter(typeof(TextValueConverter<CreditSubjectId>))]
public readonly record struct CreditSubjectId : ITextValue<CreditSubjectId>
{
    private const int MaxLength = 80;

    private CreditSubjectId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static CreditSubjectId Of(Party party) =>
        party switch
        {
            Party.Unit unit => OfUnit(unit.Code),
            Party.Person person => new CreditSubjectId($"p-{person.CitizenId.BlindIndex}"),
            _ => throw new ArgumentOutOfRangeException(nameof(party), party, null),
        };

    public bool IsPerson => Value.StartsWith("p-", StringComparison.Ordinal);

    public bool IsUnit => Value.StartsWith("u-", StringComparison.Ordinal);

    /// <summary>A subject of which only the name is known; a name does not match like an identifier.</summary>
    public static CreditSubjectId OfName(string name) =>
        new($"n-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NameKey.OfUnit(name))))}");

    public static CreditSubjectId OfUnit(string code) => new($"u-{code.ToLowerInvariant()}");

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

/// <summary>An application needs a credit query by an officer.</summary>
/// <param name="Name">As in the application.</param>
/// <param name="Identifier">A unit's code; null for a person.</param>
/// <param name="Sealed">A person's number, sealed for that application and party; null for a unit.</param>
/// <param name="AwardGroup">For the query repeated before an award: the group that needs it; null at the credit check.</param>
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

/// <summary>An officer's result at a source.</summary>
/// <param name="Number">1 for the first query at this source.</param>
/// <param name="EvidenceId">The screenshot, stored with the subject.</param>
public sealed record CreditQuery(
    int Number,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    string EvidenceId,
    string OfficerId,
    DateTimeOffset At
);

/// <summary>A unit or person with all its credit queries, shared by all its applications.</summary>
public sealed record CreditSubject
{
    private const int MaxAnswered = 50;

    public required CreditSubjectId Id { get; init; }

    /// <summary>Open requests; answered ones are removed.</summary>
    public ImmutableArray<CreditQueryRequest> Requests { get; init; } = [];

    /// <summary>Answered requests, stored so that their applications can be notified again.</summary>
    public ImmutableArray<CreditQueryRequest> Answered { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CreditQuery> CreditQueries { get; init; } = [];

    /// <summary>Screenshots and similar files, including those not referenced by a query yet.</summary>
    public ImmutableArray<Document> Evidence { get; init; } = [];

    /// <summary>The last query at a source made at or after an instant and still valid; null where a new one is needed.</summary>
    public CreditQuery? Find(CreditSource source, DateTimeOffset notBefore, int validityDays, DateTimeOffset now) =>
        CreditQueries.LastOrDefault(creditQuery =>
            creditQuery.Source == source && creditQuery.At >= notBefore && creditQuery.At.AddDays(validityDays) > now
        );

    public int NextNumber(CreditSource source) => CreditQueries.Count(creditQuery => creditQuery.Source == source) + 1;

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

/// <summary>A party is known for the first time.</summary>
public sealed record CreditSubjectOpened(CreditSubjectId Id) : Fact;

/// <summary>An application requested a credit query.</summary>
public sealed record CreditQueryRequested(CreditQueryRequest Request) : Fact;

/// <summary>An officer made a credit query.</summary>
public sealed record CreditQueryRecorded(CreditQuery CreditQuery) : Fact;
