using System.Collections.Immutable;
using Azure;
using CreditFunctions.Core;
using CreditFunctions.Core.Audit;

namespace CreditFunctions.Functions.Storage;

/// <summary>A state as read, with what is needed to write the next one.</summary>
/// <param name="AuditHead">End of the audit chain; its sequence is the number of facts of the state.</param>
public sealed record Stored<TState>(string Id, TState State, AuditHead AuditHead, ETag ETag);

/// <summary>The result of recording a fact.</summary>
public abstract record Recording<TState>
{
    private Recording() { }

    /// <summary>The fact is stored.</summary>
    public sealed record Done(TState State, Fact Fact) : Recording<TState>;

    /// <summary>A fact was stored under this key before; it is kept.</summary>
    public sealed record Earlier(Fact Fact) : Recording<TState>;

    /// <summary>The domain refuses.</summary>
    public sealed record Refused(ImmutableArray<Error> Errors) : Recording<TState>;

    /// <summary>The record does not exist.</summary>
    public sealed record Missing : Recording<TState>;
}
