using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Pages.Applications;

/// <summary>An application as its applicant sees it. Addresses have no leading slash.</summary>
public sealed record ApplicationModel(
    string Id,
    string Title,
    string RoundTitle,
    string Category,
    decimal AmountYuan,
    ApplicationState State
) : IModelOf<ApplicationPage>
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Exclusive: the draft expires because nobody has accepted it; null where it does not expire.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>摘要</summary>
    public string Abstract { get; init; } = "";

    public string? ContactEmail { get; init; }

    public string? RecommendingBody { get; init; }

    /// <summary>暂缓; empty while it is not on hold.</summary>
    public ImmutableArray<string> HoldReasons { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<StateEntry> History { get; init; }

    public required ImmutableArray<PartyRow> Parties { get; init; }

    public required ImmutableArray<DocumentRow> Documents { get; init; }

    /// <summary>Null while the contents cannot be changed.</summary>
    public string? FormHref { get; init; }

    /// <summary>Null after the submission.</summary>
    public string? CheckHref { get; init; }

    public string? PrintHref { get; init; }

    /// <summary>In the order of display.</summary>
    public ImmutableArray<ApplicantStep> Steps { get; init; } = [];

    /// <summary>补正 that is not submitted yet.</summary>
    public CorrectionAsked? Correction { get; init; }

    /// <summary>Null where no submitted correction waits for its examination.</summary>
    public DateTimeOffset? CorrectionReceivedAt { get; init; }

    public ImmutableArray<QuestionRow> Questions { get; init; } = [];

    /// <summary>Unordered, so that they do not identify experts; empty until the result is notified.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>Null before the submission.</summary>
    public ReceiptFacts? Receipt { get; init; }

    public int GuideVersion { get; init; } = 1;

    /// <summary>Since <see cref="GuideVersion"/>.</summary>
    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Names of parties that must sign again because the guide was corrected.</summary>
    public ImmutableArray<string> SignAgain { get; init; } = [];

    internal int Missing =>
        Parties.Count(party => party.CommittedAt is null)
        + Documents.Count(document => document is { File: null, IsOptional: false } or { IsOutdated: true });
}

/// <summary>A state and when it was reached.</summary>
public sealed record StateEntry(ApplicationState State, DateTimeOffset At)
{
    /// <summary>Null where no reason was served on the applicant.</summary>
    public string? Reason { get; init; }
}

/// <summary>A party and its commitment.</summary>
/// <param name="MaskedIdentifier">Unit code, or the masked number of a person.</param>
/// <param name="CommittedAt">Null while the commitment is not signed.</param>
public sealed record PartyRow(PartyRole Role, string Name, string MaskedIdentifier, DateTimeOffset? CommittedAt)
{
    /// <summary>Whether it signs on the sealed print, which an officer confirms.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>When the link for signing was last sent; null before that.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    public string? CommitmentHref { get; init; }
}

/// <summary>A document that the round requires, and its file.</summary>
public sealed record DocumentRow(string Name, FileRow? File)
{
    public bool IsOptional { get; init; }

    public bool IsSignedScan { get; init; }

    public bool IsOutdated { get; init; }

    /// <summary>Null while no upload is possible.</summary>
    public string? UploadHref { get; init; }

    internal string NameIn(Texts texts) => IsSignedScan ? texts["Applications.Document.signed-scan"] : Name;
}

/// <summary>An uploaded file.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Href">Without a leading slash.</param>
public sealed record FileRow(string FileName, long SizeBytes, string Sha256, DateTimeOffset UploadedAt, string Href)
{
    /// <summary>To officers: what to know before opening the file. To the applicant: why the file cannot be opened.</summary>
    public FileStatus? Status { get; init; }

    /// <summary>Null where it cannot be released.</summary>
    public string? ReleaseId { get; init; }
}

/// <summary>补正: what to correct; <c>Until</c> is exclusive.</summary>
public sealed record CorrectionAsked(string Reason, DateTimeOffset Until)
{
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];
}

/// <summary>A question about a credit entry of a party.</summary>
/// <param name="Until">Exclusive.</param>
/// <param name="Href">Null where it was answered or the term has ended.</param>
public sealed record QuestionRow(string Party, CreditSource Source, DateTimeOffset Until, DateTimeOffset? AnsweredAt, string? Href);

/// <summary>The receipt of a submission, by the server's clock.</summary>
/// <param name="Times">Number of submissions so far.</param>
public sealed record ReceiptFacts(DateTimeOffset ReceivedAt, string VersionCode, int Times, string Href);
