namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>The stored instance differs from the writer's state: changed, deleted, or already present.</summary>
public sealed class StorageConflictException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Storage is unavailable. Whether the write was applied is unknown.</summary>
/// <remarks>An I/O error for an app that does not know the engine: the operation can be repeated.</remarks>
public sealed class StorageUnavailableException(string message, Exception? innerException = null) : IOException(message, innerException);
