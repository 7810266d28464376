using CreditFunctions.Core;

namespace CreditFunctions.Functions.Storage;

/// <summary>Access to records that the procedure has created.</summary>
internal static class RecordStoreExtensions
{
    /// <summary>Refuses an act that was possible on the record as it was read, and is not any more.</summary>
    public static Error HasChanged { get; } =
        new(
            ErrorKind.Conflict,
            "record-has-changed",
            "Somebody else acted at the same moment, and this was not recorded. Open the page again and see what is left to do."
        );

    /// <summary>A record that must exist.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static async Task<Stored<TState>> GetAsync<TState>(
        this IRecordStore<TState> store,
        string id,
        CancellationToken cancellationToken
    )
        where TState : class =>
        await store.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"There is no {typeof(TState).Name} {id}.");

    /// <summary>The kept fact, or the domain's errors.</summary>
    /// <exception cref="InvalidOperationException">The record does not exist.</exception>
    public static Result<Fact> ToResult<TState>(this Recording<TState> recording) =>
        recording is Recording<TState>.Refused refused ? refused.Errors : recording.EnsureStored();

    /// <summary>For a step that only the procedure makes: it is stored now or was before.</summary>
    /// <exception cref="InvalidOperationException">
    /// The domain refuses the step, or the record is missing: procedure and rows are inconsistent.
    /// </exception>
    public static Fact EnsureStored<TState>(this Recording<TState> recording) =>
        recording switch
        {
            Recording<TState>.Done done => done.Fact,
            Recording<TState>.Earlier earlier => earlier.Fact,
            Recording<TState>.Refused refused => throw new InvalidOperationException($"The step was refused: {refused.Errors[0].Message}"),
            _ => throw new InvalidOperationException($"There is no such {typeof(TState).Name}."),
        };
}
