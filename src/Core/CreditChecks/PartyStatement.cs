using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>
/// What a party with a truthfully declared entry was asked, until when (exclusive), and what it answered: that the entry is wrong,
/// discharged or repaired.
/// </summary>
public sealed record PartyStatement(string PartyId, CreditSource Source, DateTimeOffset AskedAt, DateTimeOffset Until)
{
    /// <summary>How the end was counted.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Party and source: <c>u1.CreditChina</c>.</summary>
    [JsonIgnore]
    public string Subject => $"{PartyId}.{Source}";

    /// <summary>In the party's words; null until it answers.</summary>
    public string? Text { get; init; }

    /// <summary>The document that shows it; null where there is none.</summary>
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

/// <summary>A party answered.</summary>
public sealed record StatementGiven(string PartyId, CreditSource Source, string Text, string? DocumentId, DateTimeOffset At) : Fact;

/// <summary>What a party sends to answer, as received.</summary>
public sealed record StatementForm
{
    public string? PartyId { get; init; }

    public CreditSource? Source { get; init; }

    public string? Text { get; init; }

    /// <summary>A document uploaded as kind <c>answer</c>; may be left out.</summary>
    public string? DocumentId { get; init; }

    /// <summary>For a partner unit: takes it off the application instead of answering for it.</summary>
    public bool RemovesPartner { get; init; }
}
