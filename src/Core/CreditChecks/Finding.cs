using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>What two officers made of a suspicion.</summary>
public enum FindingRuling
{
    /// <summary>There is nothing to it.</summary>
    Dismiss,

    /// <summary>Nothing was hidden, but the entry blocks: 不符合申报条件.</summary>
    FindIneligible,

    /// <summary>
    /// 线索成立: falsification or concealment is probable. It holds the application and never ends it: only a case decides
    /// (docs/domain.md, "What a suspicion does").
    /// </summary>
    Uphold,
}

/// <summary>
/// What two officers found on an entry that a party had not declared, that it answered for, or that does not block by itself.
/// </summary>
/// <param name="CheckedAt">Of the credit query that it is about: a later one is another matter.</param>
public sealed record Finding(
    string PartyId,
    CreditSource Source,
    DateTimeOffset CheckedAt,
    FindingRuling Ruling,
    string Reason,
    DateTimeOffset At
)
{
    /// <summary>How often the two had been asked about this party and source when they agreed.</summary>
    public int Ordinal { get; init; } = 1;
}

/// <summary>Two different officers agreed.</summary>
public sealed record FindingMade(Finding Finding) : Fact
{
    /// <summary>
    /// For an upheld suspicion of an application that has not ended: the hold that begins with it, its money being reserved.
    /// </summary>
    public Hold? Hold { get; init; }
}
