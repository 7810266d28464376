using System.Collections.Immutable;
using CreditFunctions.Pages.Publications;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Home;

/// <summary>The front page: open rounds and the latest publications.</summary>
public sealed record HomeModel(ImmutableArray<RoundSummary> OpenRounds, ImmutableArray<PublicationEntry> LatestPublications)
    : IModelOf<HomePage>
{
    /// <summary>Whether mails are stored in the local mailbox, which the page then links.</summary>
    public bool HasLocalMailbox { get; init; }
}
