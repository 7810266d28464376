using System.Collections.Immutable;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A function of the worker as its metadata describes it.</summary>
/// <param name="TriggerName">The name of the trigger's binding.</param>
/// <param name="DurableClients">The names of the bindings that ask for a durable client.</param>
internal sealed record WorkerFunction(string Name, FunctionTrigger Trigger, string TriggerName, ImmutableArray<string> DurableClients);
