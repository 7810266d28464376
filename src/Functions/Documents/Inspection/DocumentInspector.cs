using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents.Inspection;

/// <summary>The result of an inspection.</summary>
/// <param name="IsComplete">False if the file is too large or too complex to be inspected completely.</param>
public sealed record InspectedFile(DocumentType Type, bool IsComplete);

/// <summary>
/// Determines type and readability of a file by parsing it, and refuses dangerous files. Two files at a time, each within
/// <see cref="InspectionLimits"/> and a time limit, so that a hostile file exhausts neither memory nor processors.
/// </summary>
public sealed partial class DocumentInspector(IOptions<DocumentOptions> options, ILogger<DocumentInspector> logger) : IDisposable
{
    private const int AtATime = 2;

    // The libraries are recursive; a crafted file can use up the stack.
    private const int StackBytes = 16 << 20;

    private readonly SemaphoreSlim _slots = new(AtATime);

    // Large arrays and survivors of small files are released only with the oldest generation, possibly much later: the first limit starts a
    // background collection, at the second the next inspection waits for it.
    private const long CollectedAfterBytes = 16 << 20;
    private const long AwaitedAfterBytes = 128 << 20;

    private long _given;
    private long _awaited;

    /// <param name="file">The whole file, read from its beginning.</param>
    public async Task<Result<InspectedFile>> InspectAsync(Stream file, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var (inspected, allocated) = await InspectWholeAsync(file, cancellationToken);
            GiveBack(file.Length + allocated);
            return inspected;
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<(Result<InspectedFile> Found, long AllocatedBytes)> InspectWholeAsync(
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.InspectionTime);
        return await RunAsync(() =>
        {
            var found = Inspect(bytes, new InspectionBudget(options.Value.Limits, deadline.Token));
            return (found, GC.GetAllocatedBytesForCurrentThread());
        });
    }

    private void GiveBack(long bytes)
    {
        if (Interlocked.Add(ref _awaited, bytes) >= AwaitedAfterBytes)
        {
            Interlocked.Exchange(ref _awaited, 0);
            Interlocked.Exchange(ref _given, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
        else if (Interlocked.Add(ref _given, bytes) >= CollectedAfterBytes)
        {
            Interlocked.Exchange(ref _given, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }

    public void Dispose() => _slots.Dispose();

    private Result<InspectedFile> Inspect(byte[] file, InspectionBudget budget)
    {
        DocumentType? type = null;
        try
        {
            var content = ContentInspection.Open(file, budget);
            type = content.Type;
            content.Inspect();
            return new InspectedFile(content.Type, ReadByLibrary(file, content, budget));
        }
        catch (InspectionStoppedException stopped)
        {
            return stopped.Finding is { } finding ? finding
                : type is { } known ? new InspectedFile(known, IsComplete: false)
                : DocumentErrors.ExpandsTooMuch();
        }
    }

    private bool ReadByLibrary(byte[] file, ContentInspection content, InspectionBudget budget)
    {
        try
        {
            return content.Type switch
            {
                DocumentType.Pdf => PdfReader.Read(file, content.Pdf!, budget),
                DocumentType.Docx or DocumentType.Xlsx => OfficeReader.Read(file, content.Type),
                _ => true,
            };
        }
        catch (Exception exception) when (exception is not (InspectionStoppedException or OutOfMemoryException))
        {
            // The libraries throw many exception types for an unreadable file.
            LogNotReadable(logger, exception.GetType().Name, content.Type);
            throw new InspectionStoppedException(DocumentErrors.IsDamaged());
        }
    }

    private static Task<T> RunAsync<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(
            () =>
            {
                try
                {
                    result.SetResult(work());
                }
                catch (Exception exception)
                {
                    result.SetException(exception);
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = nameof(DocumentInspector),
        }.Start();
        return result.Task;
    }

    [LoggerMessage(LogLevel.Information, "A {Type} is refused because it cannot be read: {Exception}.")]
    private static partial void LogNotReadable(ILogger logger, string exception, DocumentType type);
}
