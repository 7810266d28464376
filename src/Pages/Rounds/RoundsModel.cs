using System.Collections.Immutable;

namespace CreditFunctions.Pages.Rounds;

/// <summary>All rounds, in the order in which they are to be shown.</summary>
public sealed record RoundsModel(ImmutableArray<RoundSummary> Rounds) : IModelOf<RoundsPage>;
