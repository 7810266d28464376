namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>A turn, stored in one transaction.</summary>
public sealed record TurnCommit
{
    public required InstanceState Before { get; init; }

    public required InstanceState After { get; init; }

    /// <summary>The instance row must be unchanged since this was read.</summary>
    public required string ETag { get; init; }

    /// <summary>The encoded turn, possibly with earlier ones; null when a new generation begins without history.</summary>
    public byte[]? Turn { get; init; }

    /// <summary>Inbox messages to delete.</summary>
    public IReadOnlyList<string> Consumed { get; init; } = [];

    /// <summary>Inbox messages to keep as consumed, because their sender may deliver them again.</summary>
    public IReadOnlyList<string> Remembered { get; init; } = [];

    /// <summary>Messages of this turn to other instances.</summary>
    public StoredMessage? Outgoing { get; init; }

    /// <summary>Delivered outbox messages to delete.</summary>
    public IReadOnlyList<string> Delivered { get; init; } = [];

    /// <summary>Turn rows to delete: those of earlier generations, and those merged into this turn's row.</summary>
    public IReadOnlyList<int> StaleTurns { get; init; } = [];
}

/// <summary>The move of a finished instance from the open to the finished ones.</summary>
public sealed record Retirement
{
    public required InstanceState State { get; init; }

    public required string ETag { get; init; }

    /// <summary>Encoded history of the latest generation, including the last turn whether or not it was committed separately.</summary>
    public required byte[] History { get; init; }

    /// <summary>Turn rows stored with the open instance.</summary>
    public required IReadOnlyList<int> StoredTurns { get; init; }

    /// <summary>Inbox and outbox messages stored with the open instance.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Whether the open instance is already stored as finished.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>Number of rows to delete, including the instance row.</summary>
    public int Rows => 1 + StoredTurns.Count + Messages.Count;
}
