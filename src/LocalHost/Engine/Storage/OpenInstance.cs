namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>All that is stored of an open instance.</summary>
/// <param name="ETag">What the next commit must match.</param>
/// <param name="Turns">The rows with the encoded events of this generation, oldest first.</param>
/// <param name="TurnRows">The numbers of those rows.</param>
/// <param name="Inbox">Messages not consumed yet, in the order of their keys.</param>
/// <param name="ConsumedKeys">Keys of consumed messages that are remembered, so that a second delivery is known as one.</param>
/// <param name="Outbox">Messages to other instances that are not known to have been delivered.</param>
/// <param name="StaleTurns">Turns of earlier generations that have not been deleted yet.</param>
/// <param name="Fault">Why the instance cannot go on from what is stored; null when it can.</param>
public sealed record OpenInstance(
    InstanceState State,
    string ETag,
    IReadOnlyList<byte[]> Turns,
    IReadOnlyList<int> TurnRows,
    IReadOnlyList<StoredMessage> Inbox,
    IReadOnlyList<string> ConsumedKeys,
    IReadOnlyList<StoredMessage> Outbox,
    IReadOnlyList<int> StaleTurns,
    InvalidDataException? Fault = null
);

/// <summary>A message in an inbox or outbox, encoded.</summary>
public sealed record StoredMessage(string Key, byte[] Payload);
