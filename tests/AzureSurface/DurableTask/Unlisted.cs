namespace Microsoft.DurableTask;

// azure-surface.txt names these types in members of others but lists none of their own.
// A query's result has what it takes to enumerate it, as published in microsoft/durabletask-dotnet; the converter has nothing.
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw null!;
}

public sealed class Page<T>
    where T : notnull
{
    public Page(IReadOnlyList<T> values, string? continuationToken = null) => throw null!;

    public IReadOnlyList<T> Values => throw null!;

    public string? ContinuationToken => throw null!;
}

public abstract class DataConverter;
