namespace CreditFunctions.LocalHost;

/// <summary>
/// The app cannot start as it is. The message says what to change, to whoever started it; a stack trace would say no more.
/// </summary>
public sealed class HostStartException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    internal static void ThrowIfAny(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new HostStartException(string.Join(Environment.NewLine, faults));
        }
    }
}
