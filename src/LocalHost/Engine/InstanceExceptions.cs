namespace CreditFunctions.LocalHost.Engine;

/// <summary>An event was raised for an instance that does not exist or has ended, and host.json does not say to discard it.</summary>
public sealed class InstanceNotRunningException(string message, bool exists) : InvalidOperationException(message)
{
    /// <summary>Whether there is such an instance, which has then ended.</summary>
    public bool Exists { get; } = exists;
}

/// <summary>There is no instance with that id.</summary>
public sealed class InstanceNotFoundException(string message) : Exception(message);

/// <summary>An instance with that id exists, in a status that forbids to start it again.</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : Exception(message);
