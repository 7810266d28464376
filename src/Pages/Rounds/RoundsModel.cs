using System.Collections.Immutable;

namespace CreditFunctions.Pages.Rounds;

/// <summary>All rounds, in the order of display.</summary>
public sealed record RoundsModel(ImmutableArray<RoundSummary> Rounds) : IModelOf<RoundsPage>;
