using CreditFunctions.LocalHost.Hosting.State;

namespace CreditFunctions.LocalHost.Hosting.Clocks;

/// <summary>The stored time that a rehearsal never passes, and from which it goes on after a restart.</summary>
internal sealed class ClockMark(Func<IHostState> state)
{
    private const string BlobName = "clock.json";

    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken) =>
        (await state().ReadAsync(BlobName, cancellationToken))?.ToObjectFromJson<Content>()?.Mark;

    public Task WriteAsync(DateTimeOffset mark, CancellationToken cancellationToken) =>
        state().WriteAsync(BlobName, BinaryData.FromObjectAsJson(new Content(mark)), cancellationToken);

    private sealed record Content(DateTimeOffset Mark);
}
