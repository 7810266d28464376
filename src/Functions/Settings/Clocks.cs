namespace CreditFunctions.Functions.Settings;

/// <summary>Further clocks of the app; business time is the <see cref="TimeProvider"/> without a key.</summary>
internal static class Clocks
{
    /// <summary>Key of the machine's clock: for sessions and comparisons with storage timestamps.</summary>
    public const string Machine = "machine";
}
