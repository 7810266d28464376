namespace CreditFunctions.LocalHost.Engine;

/// <summary>An event was raised for an instance that is unknown or finished, and host.json does not discard it.</summary>
public sealed class InstanceNotRunningException(string message, bool exists) : InvalidOperationException(message)
{
    /// <summary>Whether the instance exists and is finished.</summary>
    public bool Exists { get; } = exists;
}

/// <summary>The instance does not exist.</summary>
public sealed class InstanceNotFoundException(string message) : Exception(message);

/// <summary>The instance exists in a status that does not allow to start it again.</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : Exception(message);
