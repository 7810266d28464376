using System.Collections.Concurrent;

namespace CreditFunctions.LocalHost.Hosting.State;

/// <summary>Keeps values for the lifetime of the process.</summary>
internal sealed class MemoryHostState : IHostState
{
    private readonly ConcurrentDictionary<string, BinaryData> _contents = new();

    public Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_contents.GetValueOrDefault(name));

    public Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken)
    {
        _contents[name] = content;
        return Task.CompletedTask;
    }
}
