namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>The stored instance is not as the writer believed: it was changed, is gone, or is there already.</summary>
public sealed class StorageConflictException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Storage could not answer now. Whether the write was applied is not known.</summary>
/// <remarks>An I/O error like any other to an app that knows nothing of the engine: what failed may be tried again.</remarks>
public sealed class StorageUnavailableException(string message, Exception? innerException = null) : IOException(message, innerException);
