using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Something that an instance has not taken in yet. One without an event only wakes it.</summary>
/// <param name="Key">The inbox row that holds it; null when it lives in memory only.</param>
/// <param name="Generation">The generation that it is for; null for any.</param>
/// <param name="Remember">Its row stays as consumed, because the sender may deliver it again.</param>
/// <param name="Consumed">Called once it is taken in for good.</param>
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
