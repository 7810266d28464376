namespace CreditFunctions.Functions.Storage;

/// <summary>The world failed and may recover: the only exception that activities are retried for.</summary>
public sealed class TransientFailureException(string message, Exception? innerException = null) : Exception(message, innerException);
