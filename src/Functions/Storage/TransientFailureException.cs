namespace CreditFunctions.Functions.Storage;

/// <summary>A dependency failed and may recover: the only exception for which activities are retried.</summary>
public sealed class TransientFailureException(string message, Exception? innerException = null) : Exception(message, innerException);
