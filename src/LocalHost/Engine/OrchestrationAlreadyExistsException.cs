namespace CreditFunctions.LocalHost.Engine;

/// <summary>An instance with that id exists, in a status that forbids to start it again.</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : Exception(message);
