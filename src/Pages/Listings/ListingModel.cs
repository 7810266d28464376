using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>A party on a list, as officers see it.</summary>
public sealed record ListingModel(DeskFrame Frame, Listing Listing) : IModelOf<ListingPage>, IMayBeDrill
{
    public bool IsDrill => Listing.IsDrill;

    /// <summary>Whether it has effect today.</summary>
    public bool IsEffective { get; init; }

    /// <summary>Whether it refuses new applications of the party today.</summary>
    public bool IsBanning { get; init; }

    public PublicationState Publication { get; init; }

    /// <summary>Where its public page is; null where it is not published.</summary>
    public string? NoticeHref { get; init; }

    /// <summary>Whether the reader confirms or rejects, as the second officer, what another one entered.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>Whether the reader ends it because its basis fell away.</summary>
    public bool MayRevoke { get; init; }

    /// <summary>What is still to be confirmed at the exchange; null where nothing is.</summary>
    public ExportAction? ExportOwed { get; init; }

    /// <summary>Whether the reader confirms that.</summary>
    public bool MayConfirmExport { get; init; }

    /// <summary>Whether the reader enters an objection from paper.</summary>
    public bool MayEnterObjection { get; init; }

    /// <summary>Whether the reader decides on the objection that waits.</summary>
    public bool MayRuleObjection { get; init; }

    /// <summary>Whether the answer to the objection that waits is overdue.</summary>
    public bool IsAnswerOverdue { get; init; }

    /// <summary>Where the proofs of performance are.</summary>
    public ImmutableArray<string> ProofHrefs { get; init; } = [];

    /// <summary>Files that the reader may release.</summary>
    public ImmutableArray<ReleasableFile> Releasable { get; init; } = [];

    /// <summary>Names of officers by their ids.</summary>
    public ImmutableDictionary<string, string> Officers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>The name of an officer; the id of one who is in the directory no more.</summary>
    public string? NameOf(string? officerId) => officerId is null ? null : Officers.GetValueOrDefault(officerId, officerId);
}
