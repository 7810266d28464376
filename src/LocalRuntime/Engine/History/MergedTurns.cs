using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>
/// Many turns in one row. An open instance keeps few rows this way however long its history, so that its end is one transaction.
/// </summary>
internal static class MergedTurns
{
    /// <summary>How many rows are merged into one, so that their deletion fits into the transaction of a turn.</summary>
    public const int Rows = 80;

    private const byte Marker = 3;
    private const int Largest = 256 * 1024;

    /// <summary>Whether turns are worth being written again as one row.</summary>
    public static bool IsWorthwhile(int rows, IReadOnlyList<byte[]> turns) => rows >= Rows && turns.Sum(turn => turn.Length) <= Largest;

    public static byte[] Merge(IReadOnlyList<byte[]> turns) => [Marker, .. TurnList.Join(turns)];

    /// <summary>The turns that a row holds. A row that cannot be read is given back as it is, to be found out when it is decoded.</summary>
    public static IEnumerable<byte[]> Expand(byte[] row)
    {
        if (row is not [Marker, ..])
        {
            return [row];
        }

        try
        {
            return TurnList.Split(row[1..]);
        }
        catch (ArgumentException)
        {
            return [row];
        }
    }
}
