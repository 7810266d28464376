namespace CreditFunctions.Core.Documents;

/// <summary>What a virus scanner has said of a file.</summary>
public enum FileScan
{
    /// <summary>There was no scanner when it was stored.</summary>
    None,

    Waiting,
    Clean,
    Infected,
}

/// <summary>What a reader should know of a file before opening it.</summary>
public enum FileStatus
{
    Clean,

    /// <summary>未经病毒扫描: there is no scanner.</summary>
    NotScanned,

    /// <summary>等待病毒扫描.</summary>
    WaitingForScan,

    /// <summary>It could not be inspected completely, and no officer has released it.</summary>
    NotInspected,

    /// <summary>In quarantine.</summary>
    Infected,
}

/// <summary>A stored file, whatever record it belongs to: what was found out about it, and whether it may be opened.</summary>
public sealed record StoredFile
{
    public required string Id { get; init; }

    /// <summary>The record that it belongs to; also the folder of its blob.</summary>
    public required string Owner { get; init; }

    public required DocumentType Type { get; init; }

    /// <summary>False where it was too large or too complex to be inspected completely.</summary>
    public required bool IsInspected { get; init; }

    public FileScan Scan { get; init; }

    public DateTimeOffset StoredAt { get; init; }

    /// <summary>An officer has allowed it to be opened although it was not inspected completely.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The blob is gone: the file was replaced, or its form was refused.</summary>
    public bool IsRemoved { get; init; }

    public FileStatus Status =>
        this switch
        {
            { Scan: FileScan.Infected } => FileStatus.Infected,
            { IsInspected: false, IsReleased: false } => FileStatus.NotInspected,
            { Scan: FileScan.Waiting } => FileStatus.WaitingForScan,
            { Scan: FileScan.None } => FileStatus.NotScanned,
            _ => FileStatus.Clean,
        };

    public static StoredFile From(FileStored stored) =>
        new()
        {
            Id = stored.FileId,
            Owner = stored.Owner,
            Type = stored.Type,
            IsInspected = stored.IsInspected,
            Scan = stored.IsToBeScanned ? FileScan.Waiting : FileScan.None,
            StoredAt = stored.At,
        };

    public StoredFile Apply(Fact fact) =>
        fact switch
        {
            FileScanned { IsInfected: true } => this with { Scan = FileScan.Infected },
            FileScanned => this with { Scan = FileScan.Clean },
            FileReleased => this with { IsReleased = true },
            FileRemoved => this with { IsRemoved = true },
            _ => this,
        };
}

/// <summary>A file arrived, was inspected and is about to be stored.</summary>
/// <param name="Owner">The record that it belongs to.</param>
/// <param name="IsToBeScanned">Whether there is a virus scanner.</param>
public sealed record FileStored(
    string FileId,
    string Owner,
    DocumentType Type,
    long SizeBytes,
    string Sha256,
    bool IsInspected,
    bool IsToBeScanned,
    DateTimeOffset At
) : Fact;

/// <summary>A virus scanner has looked at a file; an infected one is in quarantine from now on.</summary>
/// <param name="Threat">What the scanner calls it; null where it found nothing.</param>
public sealed record FileScanned(string Scanner, bool IsInfected, string? Threat, DateTimeOffset At) : Fact;

/// <summary>An officer allows a file to be opened that was not inspected completely.</summary>
public sealed record FileReleased(string OfficerId, string Reason, DateTimeOffset At) : Fact;

/// <summary>The contents of a file were removed.</summary>
public sealed record FileRemoved(DateTimeOffset At) : Fact;

/// <summary>Which stored files may be opened.</summary>
public static class FilePolicy
{
    private const int MaxReasonLength = 1000;

    /// <summary>Whether a file may be opened now.</summary>
    public static Result<StoredFile> CheckOpen(StoredFile file) =>
        file switch
        {
            { IsRemoved: true } => NotFound(),
            { Status: FileStatus.Infected } => new Error(
                ErrorKind.Forbidden,
                "document-is-infected",
                "The virus scanner found a threat in this file; it cannot be opened. Ask the applicant for a clean file."
            ),
            { Status: FileStatus.NotInspected } => new Error(
                ErrorKind.Conflict,
                "document-is-not-released",
                "This file could not be inspected completely. It can be opened once an officer of the bureau has released it at the desk."
            ),
            _ => file,
        };

    /// <summary>Releases a file that was not inspected completely.</summary>
    public static Result<FileReleased> Release(StoredFile file, string officerId, string? reason, DateTimeOffset now) =>
        file switch
        {
            { IsRemoved: true } => NotFound(),
            { Scan: FileScan.Infected } => CheckOpen(file).Errors,
            { Status: not FileStatus.NotInspected } => new Error(
                ErrorKind.Conflict,
                "document-needs-no-release",
                "This file can be opened without a release. Open the page of the application again."
            ),
            _ when string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MaxReasonLength => new Error(
                ErrorKind.Invalid,
                "release-needs-a-reason",
                $"Say why the file may be opened, in 1 to {MaxReasonLength} characters."
            ).At("reason"),
            _ => new FileReleased(officerId, reason.Trim(), now),
        };

    public static Error NotFound() =>
        new(ErrorKind.NotFound, "document-not-found", "There is no such file. Open it from the page of the application.");
}
