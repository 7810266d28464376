using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Filed objections; a round's own state contains only the status of each.</summary>
internal static class FiledObjections
{
    /// <summary>Null if it does not exist.</summary>
    public static async Task<ObjectionFiled?> FindAsync(
        IRecordStore<RoundState> rounds,
        string roundId,
        string objectionId,
        CancellationToken cancellationToken
    ) => await rounds.FindFactAsync(roundId, KeyOf(objectionId), cancellationToken) as ObjectionFiled;

    public static string KeyOf(string objectionId) => $"objection|{objectionId}";
}
