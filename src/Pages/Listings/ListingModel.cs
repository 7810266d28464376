using System.Collections.Immutable;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>A listing as officers see it.</summary>
public sealed record ListingModel(DeskFrame Frame, Listing Listing) : IModelOf<ListingPage>, IMayBeDrill
{
    public bool IsDrill => Listing.IsDrill;

    /// <summary>Today.</summary>
    public bool IsEffective { get; init; }

    /// <summary>Whether it prevents new applications of the party today.</summary>
    public bool IsBanning { get; init; }

    public PublicationState Publication { get; init; }

    /// <summary>Null where it is not published.</summary>
    public string? NoticeHref { get; init; }

    /// <summary>Names of the measures that were entered.</summary>
    public ImmutableArray<string> EntryMeasures { get; init; } = [];

    /// <summary>The entered basis of the list of serious dishonesty, from the rules in force.</summary>
    public SeriousBasis? EntryBasis { get; init; }

    /// <summary>Whether the reader is a second officer who may confirm or reject the entry.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>Whether the reader may end it because its basis no longer exists.</summary>
    public bool MayRevoke { get; init; }

    /// <summary>The action still to be confirmed at the exchange.</summary>
    public ExportAction? ExportOwed { get; init; }

    public bool MayConfirmExport { get; init; }

    public bool MayEnterObjection { get; init; }

    public bool MayRuleObjection { get; init; }

    /// <summary>Whether the response to the open objection is overdue.</summary>
    public bool IsAnswerOverdue { get; init; }

    public ImmutableArray<string> ProofHrefs { get; init; } = [];

    public ImmutableArray<ReleasableFile> Releasable { get; init; } = [];

    public ImmutableDictionary<string, string> Officers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>The id of an officer who is no longer in the directory.</summary>
    public string? NameOf(string? officerId) => officerId is null ? null : Officers.GetValueOrDefault(officerId, officerId);
}
