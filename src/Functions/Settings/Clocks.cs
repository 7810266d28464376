namespace CreditFunctions.Functions.Settings;

/// <summary>The clocks of the app beside business time, which is the <see cref="TimeProvider"/> without a key.</summary>
internal static class Clocks
{
    /// <summary>Key of the machine's own clock: for sessions, and for what is compared with the stamps of the storage.</summary>
    public const string Machine = "machine";
}
