namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>An orchestrator did something else in replay than its history tells.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : Exception(message);
