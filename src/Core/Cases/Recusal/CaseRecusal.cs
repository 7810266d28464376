using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <summary>Who asks for a recusal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecusalRequester>))]
public enum RecusalRequester
{
    /// <summary>当事人</summary>
    Party,

    /// <summary>Another officer.</summary>
    Officer,

    /// <summary>自行回避: takes effect at once.</summary>
    Self,
}

/// <summary>回避: somebody asks that an officer leaves their seat in the case.</summary>
/// <param name="Officer">Whom it is about, in the seat that they held then.</param>
/// <param name="AskedBy">Null: the party.</param>
public sealed record CaseRecusal(SeatedOfficer Officer, RecusalRequester By, string Reason, EnteringOfficer? AskedBy, DateTimeOffset At)
{
    /// <summary>Null until it is decided.</summary>
    public RecusalRuling? Ruling { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Decider">Null: the officer left the seat on their own.</param>
/// <param name="Replacement">Who takes the place of an investigator; null for other seats, and where nobody could.</param>
public sealed record RecusalRuling(bool IsGranted, string Reason, SeatedOfficer? Decider, SeatedOfficer? Replacement, DateTimeOffset At);

/// <summary>Somebody asked for a recusal; one's own is decided by that.</summary>
public sealed record RecusalRequested(CaseRecusal Recusal) : Fact;

/// <summary>A leader decided on it.</summary>
public sealed record RecusalDecided(RecusalRuling Ruling) : Fact;

/// <summary>What two investigators had signed stands again, by the hand of somebody else in place of a recused one.</summary>
public sealed record ProposalReconfirmed(SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>What is sent to ask for a recusal, as received.</summary>
public sealed record RecusalForm
{
    /// <summary>Id of the officer.</summary>
    public string? Officer { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What a leader enters to decide on it, as received.</summary>
public sealed record RecusalRulingForm
{
    public bool? Grants { get; init; }

    public string? Reason { get; init; }

    /// <summary>Id of the officer who takes the place of an investigator; null: whom the site proposes first.</summary>
    public string? Replacement { get; init; }
}
