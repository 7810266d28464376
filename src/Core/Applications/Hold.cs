using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Applications;

/// <summary>暂缓: suspends an application in any state.</summary>
/// <param name="Basis">Such as <c>信用查验</c>, <c>异议</c>.</param>
public sealed record Hold(string Reason, string Basis, DateTimeOffset PlacedAt, DateTimeOffset NextReviewAt)
{
    /// <summary>Key of a hold placed by officers.</summary>
    public const string DeskKey = "desk";

    /// <summary>Key prefix of holds for objections; they end with the ruling.</summary>
    public const string ObjectionPrefix = "objection|";

    /// <summary>Key prefix of holds for checks before the award; they end once the result is clear.</summary>
    public const string CreditPrefix = "credit|";

    /// <summary>Key prefix of holds for upheld suspicions; they end with the case.</summary>
    public const string SuspicionPrefix = "suspicion|";

    /// <summary>Key prefix of holds for a ban of a party; they end with the ban.</summary>
    public const string BanPrefix = "ban|";

    public static Hold OfSuspicion(string partyId, CreditSource source, DateTimeOffset placedAt, DateTimeOffset nextReviewAt) =>
        new("信用查验发现的情况需要进一步核实。核实期间暂缓办理，相应资金额度予以保留。", "失信线索核查", placedAt, nextReviewAt)
        {
            Key = KeyOfSuspicion(partyId, source),
        };

    public static string KeyOfSuspicion(string partyId, CreditSource source) =>
        $"{SuspicionPrefix}{CreditCheck.SubjectOf(partyId, source)}";

    /// <summary>Such as <c>desk</c>, <c>objection|{id}</c>, <c>credit|{group}</c>.</summary>
    public string Key { get; init; } = DeskKey;

    /// <summary>Whether officers can lift it; holds for an objection, a check, a case or a ban end with that.</summary>
    [JsonIgnore]
    public bool IsLiftedAtDesk => Key == DeskKey;

    /// <summary>Whether terms are suspended. A check before the award has response terms of its own, which run.</summary>
    [JsonIgnore]
    public bool StopsTerms => !Key.StartsWith(CreditPrefix, StringComparison.Ordinal);
}
