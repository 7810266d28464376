using System.Collections.Immutable;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

/// <summary>Form to create a draft, as received and unchecked.</summary>
public sealed record ApplicationForm
{
    public string? RoundId { get; init; }

    public string? Title { get; init; }

    public string? CategoryId { get; init; }

    public decimal? AmountYuan { get; init; }

    /// <summary>The contact address. A change of a draft omits it or repeats it: another clerk receives the draft by handover.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>摘要, at most 2,000 characters; optional.</summary>
    public string? Abstract { get; init; }

    /// <summary>Required where the round has recommending bodies.</summary>
    public string? RecommendingBodyId { get; init; }

    public ImmutableArray<PartyForm> Parties { get; init; } = [];
}

/// <summary>One party of an <see cref="ApplicationForm"/>: a unit gives its code, a person a citizen id.</summary>
public sealed record PartyForm
{
    public string? Id { get; init; }

    public PartyRole? Role { get; init; }

    public string? Name { get; init; }

    /// <summary>统一社会信用代码.</summary>
    public string? UnifiedSocialCreditCode { get; init; }

    /// <summary>Required for the lead unit where the round limits the unit types.</summary>
    public UnitType? UnitType { get; init; }

    /// <summary>
    /// 公民身份号码, or the number of the document of <see cref="IdentityKind"/>; null in a change of a draft keeps the number of the
    /// person with this id.
    /// </summary>
    public string? CitizenId { get; init; }

    /// <summary>Document of the number in <see cref="CitizenId"/>; defaults to the citizen's identity card.</summary>
    public IdentityKind? IdentityKind { get; init; }
}
