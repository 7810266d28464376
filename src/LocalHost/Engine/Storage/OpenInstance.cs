namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>The stored data of an open instance.</summary>
/// <param name="ETag">The next commit must match it.</param>
/// <param name="Turns">Rows with the encoded events of this generation, oldest first.</param>
/// <param name="TurnRows">Numbers of those rows.</param>
/// <param name="Inbox">Messages not consumed yet, in key order.</param>
/// <param name="ConsumedKeys">Keys of consumed messages, to recognize a second delivery.</param>
/// <param name="Outbox">Messages to other instances whose delivery is not confirmed.</param>
/// <param name="StaleTurns">Turns of earlier generations that are not deleted yet.</param>
/// <param name="Fault">Error that prevents the instance from continuing from the stored data.</param>
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

/// <summary>An encoded message of an inbox or outbox.</summary>
public sealed record StoredMessage(string Key, byte[] Payload);
