using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>The ruling of two officers on a suspicion.</summary>
public enum FindingRuling
{
    Dismiss,

    /// <summary>Nothing was concealed, but the entry blocks: 不符合申报条件.</summary>
    FindIneligible,

    /// <summary>
    /// 线索成立: falsification or concealment is probable. It holds the application and never ends it: only a case decides
    /// (docs/domain.md, "What a suspicion does").
    /// </summary>
    Uphold,
}

/// <summary>
/// The ruling of two officers on an entry that a party did not declare, made a statement about, or that does not block by itself.
/// </summary>
/// <param name="CheckedAt">Time of the credit query concerned; a later query is a separate matter.</param>
public sealed record Finding(
    string PartyId,
    CreditSource Source,
    DateTimeOffset CheckedAt,
    FindingRuling Ruling,
    string Reason,
    DateTimeOffset At
)
{
    /// <summary>How often officers were asked about this party and source.</summary>
    public int Ordinal { get; init; } = 1;
}

/// <summary>Two different officers agreed.</summary>
public sealed record FindingMade(Finding Finding) : Fact
{
    /// <summary>For an upheld suspicion of an open application: the hold that starts with it, with the money reserved.</summary>
    public Hold? Hold { get; init; }
}
