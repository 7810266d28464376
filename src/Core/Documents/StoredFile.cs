namespace CreditFunctions.Core.Documents;

/// <summary>Result of the virus scan of a file.</summary>
public enum FileScan
{
    None,

    Waiting,
    Clean,
    Infected,
}

/// <summary>Status of a file that a reader must know before opening it.</summary>
public enum FileStatus
{
    Clean,

    /// <summary>未经病毒扫描: there is no scanner.</summary>
    NotScanned,

    /// <summary>等待病毒扫描.</summary>
    WaitingForScan,

    /// <summary>It could not be inspected completely, and no officer has released it.</summary>
    NotInspected,

    Infected,
}

/// <summary>A stored file of any record, with the results of inspection and scan.</summary>
public sealed record StoredFile
{
    public required string Id { get; init; }

    /// <summary>Id of the record; also the folder of the blob.</summary>
    public required string Owner { get; init; }

    public required DocumentType Type { get; init; }

    /// <summary>False where it was too large or too complex to be inspected completely.</summary>
    public required bool IsInspected { get; init; }

    public FileScan Scan { get; init; }

    public DateTimeOffset StoredAt { get; init; }

    /// <summary>An officer allowed it to be opened although it was not inspected completely.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The blob is deleted: the file was replaced, or its form was refused.</summary>
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

/// <summary>A file was received and inspected, and is about to be stored.</summary>
/// <param name="Owner">Id of the record.</param>
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

/// <summary>A virus scanner checked a file; an infected one is now in quarantine.</summary>
/// <param name="Threat">The scanner's name for it; null where it found nothing.</param>
public sealed record FileScanned(string Scanner, bool IsInfected, string? Threat, DateTimeOffset At) : Fact;

/// <summary>An officer released a file that was not inspected completely.</summary>
public sealed record FileReleased(string OfficerId, string Reason, DateTimeOffset At) : Fact;

/// <summary>The contents of a file were removed.</summary>
public sealed record FileRemoved(DateTimeOffset At) : Fact;

/// <summary>Which stored files may be opened.</summary>
public static class FilePolicy
{
    private const int MaxReasonLength = 1000;

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
