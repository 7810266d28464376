using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>Who asks for a recusal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecusalRequester>))]
public enum RecusalRequester
{
    /// <summary>当事人</summary>
    Party,

    Officer,

    /// <summary>自行回避: takes effect at once.</summary>
    Self,
}

/// <summary>回避: a request that an officer gives up a seat in the case.</summary>
/// <param name="Officer">Whom it concerns, in the seat held at that time.</param>
/// <param name="AskedBy">Null: the party.</param>
public sealed record CaseRecusal(SeatedOfficer Officer, RecusalRequester By, string Reason, EnteringOfficer? AskedBy, DateTimeOffset At)
{
    public RecusalRuling? Ruling { get; init; }
}

/// <summary>The decision on a recusal.</summary>
/// <param name="Decider">Null: the officer recused themselves.</param>
/// <param name="Replacement">The new investigator; null for other seats, and where nobody was available.</param>
public sealed record RecusalRuling(bool IsGranted, string Reason, SeatedOfficer? Decider, SeatedOfficer? Replacement, DateTimeOffset At);

/// <summary>A recusal was requested; an officer's own request takes effect without a decision.</summary>
public sealed record RecusalRequested(CaseRecusal Recusal) : Fact;

/// <summary>A leader decided on a recusal.</summary>
public sealed record RecusalDecided(RecusalRuling Ruling) : Fact;

/// <summary>The proposal is signed by two again: a successor confirmed it in place of a recused investigator.</summary>
public sealed record ProposalReconfirmed(SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>Form of a request for a recusal, as received.</summary>
public sealed record RecusalForm
{
    public string? Officer { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Form of a decision on a recusal, as received.</summary>
public sealed record RecusalRulingForm
{
    public bool? Grants { get; init; }

    public string? Reason { get; init; }

    /// <summary>Id of the new investigator; null: the first candidate.</summary>
    public string? Replacement { get; init; }
}
