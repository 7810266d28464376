namespace CreditFunctions.LocalHost;

/// <summary>
/// The app cannot start as it is. The message says what to change, to whoever started it; a stack trace would say no more.
/// </summary>
public sealed class HostStartException : Exception
{
    public HostStartException(string message)
        : base(message) { }

    public HostStartException(string message, Exception innerException)
        : base(message, innerException) { }

    internal static void ThrowIfAny(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new HostStartException(string.Join(Environment.NewLine, faults));
        }
    }
}
