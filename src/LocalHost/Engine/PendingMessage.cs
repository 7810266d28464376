using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>A message that an instance has not consumed yet. Without an event it only wakes the instance.</summary>
/// <param name="Key">The inbox row that holds it; null when it is in memory only.</param>
/// <param name="Generation">The receiving generation; null for any.</param>
/// <param name="Remember">Its row is kept as consumed, because the sender may deliver it again.</param>
/// <param name="Consumed">Called after the consumption is committed.</param>
internal sealed record PendingMessage(
    HistoryEvent? Event,
    string? Key = null,
    int? Generation = null,
    bool Remember = false,
    Action? Consumed = null
)
{
    public static PendingMessage Wake { get; } = new((HistoryEvent?)null);
}
