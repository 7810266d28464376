using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>
/// A statement requested from a party with a truthfully declared entry, with its term (exclusive): that the entry is wrong, discharged or
/// repaired.
/// </summary>
public sealed record PartyStatement(string PartyId, CreditSource Source, DateTimeOffset AskedAt, DateTimeOffset Until)
{
    /// <summary>How the end was computed.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Party and source: <c>u1.CreditChina</c>.</summary>
    [JsonIgnore]
    public string Subject => $"{PartyId}.{Source}";

    /// <summary>In the party's words; null until given.</summary>
    public string? Text { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? DocumentId { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    internal PartyStatement Answer(StatementGiven given) =>
        PartyId == given.PartyId && Source == given.Source && AnsweredAt is null
            ? this with
            {
                Text = given.Text,
                DocumentId = given.DocumentId,
                AnsweredAt = given.At,
            }
            : this;
}

/// <summary>A party was asked about a declared entry.</summary>
public sealed record StatementRequested(PartyStatement Question) : Fact;

/// <summary>A party gave its statement.</summary>
public sealed record StatementGiven(string PartyId, CreditSource Source, string Text, string? DocumentId, DateTimeOffset At) : Fact;

/// <summary>Form of a party's statement, as received.</summary>
public sealed record StatementForm
{
    public string? PartyId { get; init; }

    public CreditSource? Source { get; init; }

    public string? Text { get; init; }

    /// <summary>A document uploaded as kind <c>answer</c>; optional.</summary>
    public string? DocumentId { get; init; }

    /// <summary>For a partner unit: removes it from the application instead of a statement.</summary>
    public bool RemovesPartner { get; init; }
}
