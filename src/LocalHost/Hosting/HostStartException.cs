namespace CreditFunctions.LocalHost;

/// <summary>
/// The app cannot start in its current configuration. The message states the correction to the operator; a stack trace would add nothing.
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
