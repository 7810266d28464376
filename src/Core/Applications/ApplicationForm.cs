using System.Collections.Immutable;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

/// <summary>What an applicant sends to begin a draft, as received: nothing in it is checked yet.</summary>
public sealed record ApplicationForm
{
    public string? RoundId { get; init; }

    public string? Title { get; init; }

    public string? CategoryId { get; init; }

    public decimal? AmountYuan { get; init; }

    /// <summary>Where mails go. A change of a draft leaves it out or gives the same: it passes to another clerk by handover.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>摘要, at most 2,000 characters; may be left out.</summary>
    public string? Abstract { get; init; }

    /// <summary>Needed where the round has recommending bodies.</summary>
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

    /// <summary>Needed of the lead unit where the round says which kinds of unit may apply.</summary>
    public UnitType? UnitType { get; init; }

    /// <summary>公民身份号码, or the number of the document that <see cref="IdentityKind"/> names; null in a change of a draft
    /// keeps the number that the person of this id has.</summary>
    public string? CitizenId { get; init; }

    /// <summary>Which document <see cref="CitizenId"/> is the number of; the citizen's identity card where it is left out.</summary>
    public IdentityKind? IdentityKind { get; init; }
}
