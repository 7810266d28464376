using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Applications;

/// <summary>暂缓: lies on any state and returns to it.</summary>
/// <param name="Basis">What it rests on: <c>信用查验</c>, <c>异议</c>.</param>
public sealed record Hold(string Reason, string Basis, DateTimeOffset PlacedAt, DateTimeOffset NextReviewAt)
{
    /// <summary>Key of the hold that officers place.</summary>
    public const string DeskKey = "desk";

    /// <summary>Begins the keys of holds for objections, which end with the ruling.</summary>
    public const string ObjectionPrefix = "objection|";

    /// <summary>Begins the keys of holds for checks before the award, which end once it is clear what was found.</summary>
    public const string CreditPrefix = "credit|";

    /// <summary>Begins the keys of holds for upheld suspicions, which end with their case.</summary>
    public const string SuspicionPrefix = "suspicion|";

    /// <summary>Begins the keys of holds for a ban of a party, which end with it.</summary>
    public const string BanPrefix = "ban|";

    /// <summary>The hold that an upheld suspicion begins.</summary>
    public static Hold OfSuspicion(string partyId, CreditSource source, DateTimeOffset placedAt, DateTimeOffset nextReviewAt) =>
        new("信用查验发现的情况需要进一步核实。核实期间暂缓办理，相应资金额度予以保留。", "失信线索核查", placedAt, nextReviewAt)
        {
            Key = KeyOfSuspicion(partyId, source),
        };

    /// <summary>Key of the hold for a suspicion about a party in a source.</summary>
    public static string KeyOfSuspicion(string partyId, CreditSource source) =>
        $"{SuspicionPrefix}{CreditCheck.SubjectOf(partyId, source)}";

    /// <summary>
    /// What it is for: <c>desk</c>, <c>objection|{id}</c>, <c>credit|{group}</c>. Null on record from before there could be several.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>The key by which it is lifted.</summary>
    [JsonIgnore]
    public string LiftKey => Key ?? DeskKey;

    /// <summary>Whether officers lift it; what is for an objection, a check, a case or a ban ends with that.</summary>
    [JsonIgnore]
    public bool IsLiftedAtDesk => LiftKey == DeskKey;

    /// <summary>Whether terms stand still meanwhile. A check before the award has terms of its own, to answer in.</summary>
    [JsonIgnore]
    public bool StopsTerms => !LiftKey.StartsWith(CreditPrefix, StringComparison.Ordinal);
}
