using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A recorded decision.</summary>
/// <param name="At">Time of receipt.</param>
/// <param name="Values">By field name, as posted.</param>
public sealed record RecordedDecision(string Officer, DateTimeOffset At, ImmutableDictionary<string, string> Values)
{
    /// <summary>Whether this visit tried to decide again: the first decision remains valid.</summary>
    public bool WasKept { get; init; }
}
