using CreditFunctions.Core;

namespace CreditFunctions.Functions.Storage;

/// <summary>What the procedure may take for granted of records that it made itself.</summary>
internal static class RecordStoreExtensions
{
    /// <summary>The record of an id that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static async Task<Stored<TState>> GetAsync<TState>(
        this IRecordStore<TState> store,
        string id,
        CancellationToken cancellationToken
    )
        where TState : class =>
        await store.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"There is no {typeof(TState).Name} {id}.");

    /// <summary>The fact that stands, or why the domain refuses.</summary>
    /// <exception cref="InvalidOperationException">There is no such record.</exception>
    public static Result<Fact> ToResult<TState>(this Recording<TState> recording) =>
        recording is Recording<TState>.Refused refused ? refused.Errors : recording.EnsureStored();

    /// <summary>For a step that only the procedure takes: it is stored now or was before.</summary>
    /// <exception cref="InvalidOperationException">The domain refuses the step, or the record is missing: the procedure and the
    /// rows disagree.</exception>
    public static Fact EnsureStored<TState>(this Recording<TState> recording) =>
        recording switch
        {
            Recording<TState>.Done done => done.Fact,
            Recording<TState>.Earlier earlier => earlier.Fact,
            Recording<TState>.Refused refused => throw new InvalidOperationException($"The step was refused: {refused.Errors[0].Message}"),
            _ => throw new InvalidOperationException($"There is no such {typeof(TState).Name}."),
        };
}
