namespace CreditFunctions.LocalHost.Hosting.State;

/// <summary>Small things that the host must still know after a restart, by name. The last writer wins: there is one active host.</summary>
internal interface IHostState
{
    Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken);

    Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken);
}
