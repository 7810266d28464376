using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Objections as they were filed; a round's own state keeps only how each stands.</summary>
internal static class FiledObjections
{
    /// <summary>An objection as it was filed, with who filed it and what for; null where there is none.</summary>
    public static async Task<ObjectionFiled?> FindAsync(
        IRecordStore<RoundState> rounds,
        string roundId,
        string objectionId,
        CancellationToken cancellationToken
    ) => await rounds.FindFactAsync(roundId, KeyOf(objectionId), cancellationToken) as ObjectionFiled;

    public static string KeyOf(string objectionId) => $"objection|{objectionId}";
}
