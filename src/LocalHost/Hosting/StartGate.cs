namespace CreditFunctions.LocalHost.Hosting;

/// <summary>
/// Holds requests back that come between the opening of the port and the end of the start; after that it knows whether this host may
/// answer them.
/// </summary>
internal sealed class StartGate
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Func<bool> _mayAct = () => false;

    /// <summary>Lets requests through as long as the host may act.</summary>
    public void Open(Func<bool> mayAct)
    {
        _mayAct = mayAct;
        _started.TrySetResult();
    }

    /// <summary>Refuses requests until it is opened again.</summary>
    public void Close() => Open(() => false);

    /// <summary>False when another host answers them.</summary>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await _started.Task.WaitAsync(cancellationToken);
        return _mayAct();
    }
}
