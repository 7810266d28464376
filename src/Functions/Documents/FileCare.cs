using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// Maintains stored files in the background: removes files without an owner and has the others scanned. A file that cannot be scanned now
/// waits for the next run.
/// </summary>
public sealed partial class FileCare(
    IRecordStore<StoredFile> files,
    FileRecords records,
    IEnumerable<FileOwner> owners,
    DocumentStore documents,
    IFileScanner scanner,
    PendingWork pending,
    TimeProvider time,
    ILogger<FileCare> logger
) : PendingBatch
{
    public override RecordType Type => RecordType.File;

    // Limited, since the recovery timer has other work.
    private static readonly TimeSpan ScansFor = TimeSpan.FromSeconds(20);

    public override async Task RunAsync(IEnumerable<PendingItem> markers, CancellationToken cancellationToken)
    {
        var startedAt = Environment.TickCount64;
        var isScanning = true;
        foreach (var marker in markers.OrderByDescending(marker => marker.Age))
        {
            isScanning &= Environment.TickCount64 - startedAt < ScansFor.TotalMilliseconds;
            try
            {
                if (await SettleAsync(marker, isScanning, cancellationToken))
                {
                    await pending.ClearAsync(marker, cancellationToken);
                }
            }
            catch (ScannerUnavailableException exception)
            {
                LogNotScanned(logger, exception, marker.Record.Id);
                isScanning = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotSettled(logger, exception, marker.Record.Id);
            }
        }
    }

    /// <summary>Returns whether no work is left for the file.</summary>
    private async Task<bool> SettleAsync(PendingItem marker, bool isScanning, CancellationToken cancellationToken)
    {
        if ((await files.FindAsync(marker.Record.Id, cancellationToken))?.State is not { IsRemoved: false } file)
        {
            return marker.Age >= PendingWork.KeptFor;
        }

        if (!await IsReferredToAsync(file.Owner, file.Id, cancellationToken))
        {
            if (marker.Age < PendingWork.KeptFor)
            {
                // Its request may still store the fact.
                return false;
            }

            await documents.RemoveAsync(file.Owner, file.Id, cancellationToken);
            return true;
        }

        return file.Scan != FileScan.Waiting || (isScanning && await ScanAsync(file, cancellationToken));
    }

    private async Task<bool> ScanAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (await scanner.ScanAsync(file, cancellationToken) is not { } verdict)
        {
            return false;
        }

        await records.RecordScanAsync(
            file.Id,
            new FileScanned(scanner.Name, verdict.Threat is not null, verdict.Threat, time.GetUtcNow()),
            cancellationToken
        );
        if (verdict.Threat is not null)
        {
            LogInfected(logger, file.Id, verdict.Threat);
        }

        return true;
    }

    private async Task<bool> IsReferredToAsync(string owner, string fileId, CancellationToken cancellationToken)
    {
        foreach (var each in owners)
        {
            if (await each.RefersAsync(owner, fileId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(LogLevel.Warning, "File {FileId} is in quarantine: the scanner found {Threat}.")]
    private static partial void LogInfected(ILogger logger, string fileId, string threat);

    [LoggerMessage(LogLevel.Warning, "File {FileId} could not be scanned; scanning goes on with the next run.")]
    private static partial void LogNotScanned(ILogger logger, Exception exception, string fileId);

    [LoggerMessage(LogLevel.Error, "File {FileId} could not be settled; it is tried again with the next run.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, string fileId);
}
