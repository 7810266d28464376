namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>An event was raised for an instance that is unknown or finished, and host.json does not say to discard it.</summary>
public sealed class InstanceNotRunningException(string message) : InvalidOperationException(message);
