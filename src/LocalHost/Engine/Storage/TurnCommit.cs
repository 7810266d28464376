namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>One turn, to be stored whole or not at all.</summary>
public sealed record TurnCommit
{
    public required InstanceState Before { get; init; }

    public required InstanceState After { get; init; }

    /// <summary>The instance row must still be as it was when this was read.</summary>
    public required string ETag { get; init; }

    /// <summary>The encoded turn, perhaps with those before it; null when it needs no history, because a new generation begins.</summary>
    public byte[]? Turn { get; init; }

    /// <summary>Inbox messages to delete.</summary>
    public IReadOnlyList<string> Consumed { get; init; } = [];

    /// <summary>Inbox messages to keep as consumed, because their sender may deliver them again.</summary>
    public IReadOnlyList<string> Remembered { get; init; } = [];

    /// <summary>Messages that this turn sends to other instances.</summary>
    public StoredMessage? Outgoing { get; init; }

    /// <summary>Outbox messages to delete, since they were delivered.</summary>
    public IReadOnlyList<string> Delivered { get; init; } = [];

    /// <summary>Rows of turns to delete: those of earlier generations, and those that this turn's row repeats.</summary>
    public IReadOnlyList<int> StaleTurns { get; init; } = [];
}

/// <summary>The move of a finished instance from the open ones to the finished ones.</summary>
public sealed record Retirement
{
    public required InstanceState State { get; init; }

    public required string ETag { get; init; }

    /// <summary>The encoded history of the latest generation, the last turn included whether or not it was committed on its own.</summary>
    public required byte[] History { get; init; }

    /// <summary>The numbers of the rows of turns that are stored with the open instance.</summary>
    public required IReadOnlyList<int> StoredTurns { get; init; }

    /// <summary>The inbox and outbox messages stored with the open instance.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Whether the open instance is stored as finished already.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>The rows to delete, the instance row included.</summary>
    public int Rows => 1 + StoredTurns.Count + Messages.Count;
}
