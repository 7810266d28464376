using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A decision that stands.</summary>
/// <param name="Officer">Who decided.</param>
/// <param name="At">When it was received.</param>
/// <param name="Values">What was decided, by field name, as posted.</param>
public sealed record RecordedDecision(string Officer, DateTimeOffset At, ImmutableDictionary<string, string> Values)
{
    /// <summary>Whether this visit tried to decide again: the first decision was kept.</summary>
    public bool WasKept { get; init; }
}
