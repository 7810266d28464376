namespace CreditFunctions.LocalHost.Hosting.State;

/// <summary>Small values that survive a restart, by name. The last writer wins: there is one active host.</summary>
internal interface IHostState
{
    Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken);

    Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken);

    async Task<T?> ReadJsonAsync<T>(string name, CancellationToken cancellationToken)
        where T : class => (await ReadAsync(name, cancellationToken))?.ToObjectFromJson<T>();

    Task WriteJsonAsync<T>(string name, T content, CancellationToken cancellationToken)
        where T : class => WriteAsync(name, BinaryData.FromObjectAsJson(content), cancellationToken);
}
