namespace CreditFunctions.Core.CreditChecks;

/// <summary>What two officers made of a suspicion.</summary>
public enum FindingRuling
{
    /// <summary>There is nothing to it.</summary>
    Dismiss,

    /// <summary>Nothing was hidden, but the entry stands in the way: 不符合申报条件.</summary>
    FindIneligible,

    /// <summary>弄虚作假 or 故意隐瞒: 取消申报资格.</summary>
    Disqualify,
}

/// <summary>
/// What two officers found on an entry that a party had not declared, that it answered for, or that does not block by itself.
/// </summary>
/// <param name="CheckedAt">Of the look-up that it is about: a later one is another matter.</param>
public sealed record Finding(
    string PartyId, CreditSource Source, DateTimeOffset CheckedAt, FindingRuling Ruling, string Reason, DateTimeOffset At)
{
    /// <summary>How often the two had been asked about this party and source when they agreed.</summary>
    public int Ordinal { get; init; } = 1;
}

/// <summary>Two different officers agreed.</summary>
public sealed record FindingMade(Finding Finding) : Fact;
