using System.Collections.Immutable;
using CreditFunctions.Pages.Publications;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Home;

/// <summary>The front page: rounds that take applications, and what was published last.</summary>
public sealed record HomeModel(ImmutableArray<RoundSummary> OpenRounds, ImmutableArray<PublicationEntry> LatestPublications)
    : IModelOf<HomePage>
{
    /// <summary>Whether mails stay in the local mailbox, which is then linked.</summary>
    public bool HasLocalMailbox { get; init; }
}
