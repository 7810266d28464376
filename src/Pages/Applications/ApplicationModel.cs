using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Pages.Applications;

/// <summary>One application, as its applicant sees it and works on it. Addresses have no leading slash.</summary>
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

    /// <summary>When submissions of the round end.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>When the draft expires (exclusive) because nobody has accepted it; null where it does not.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>摘要; nothing is shown of an empty one.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Where letters go.</summary>
    public string? ContactEmail { get; init; }

    public string? RecommendingBody { get; init; }

    /// <summary>Why it is on hold (暂缓); empty where it is not.</summary>
    public ImmutableArray<string> HoldReasons { get; init; } = [];

    /// <summary>Every state so far, oldest first.</summary>
    public required ImmutableArray<StateEntry> History { get; init; }

    public required ImmutableArray<PartyRow> Parties { get; init; }

    public required ImmutableArray<DocumentRow> Documents { get; init; }

    /// <summary>Where its contents are changed; null where they cannot be.</summary>
    public string? FormHref { get; init; }

    /// <summary>Where it is looked over before it is submitted; null where that is past.</summary>
    public string? CheckHref { get; init; }

    /// <summary>Where it is printed, with the version code on each page.</summary>
    public string? PrintHref { get; init; }

    /// <summary>What may be done now, in the order in which it is offered.</summary>
    public ImmutableArray<ApplicantStep> Steps { get; init; } = [];

    /// <summary>补正 that is asked for and not submitted yet; null where none is.</summary>
    public CorrectionAsked? Correction { get; init; }

    /// <summary>When the correction was submitted that is not examined yet; null where none is.</summary>
    public DateTimeOffset? CorrectionReceivedAt { get; init; }

    /// <summary>What the unit was asked about entries, answered or not.</summary>
    public ImmutableArray<QuestionRow> Questions { get; init; } = [];

    /// <summary>What experts wrote, in no order that tells who; empty until the result was told.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The receipt of the last submission; null where it is not submitted.</summary>
    public ReceiptFacts? Receipt { get; init; }

    /// <summary>Version of the guide that it goes by.</summary>
    public int GuideVersion { get; init; } = 1;

    /// <summary>What changed in the guide since that version; empty where it goes by the current one.</summary>
    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Names of parties that sign again because the guide was corrected.</summary>
    public ImmutableArray<string> SignAgain { get; init; } = [];

    /// <summary>How many things stand between this draft and its submission.</summary>
    internal int Missing =>
        Parties.Count(party => party.CommittedAt is null)
        + Documents.Count(document => document is { File: null, IsOptional: false } or { IsOutdated: true });
}

/// <summary>When a state was reached.</summary>
public sealed record StateEntry(ApplicationState State, DateTimeOffset At)
{
    /// <summary>The reason given, where one was served on the applicant.</summary>
    public string? Reason { get; init; }
}

/// <summary>One party and its commitment.</summary>
/// <param name="MaskedIdentifier">Unit code, or a person's number under the one mask.</param>
/// <param name="CommittedAt">When the commitment was signed; null while it is not.</param>
public sealed record PartyRow(PartyRole Role, string Name, string MaskedIdentifier, DateTimeOffset? CommittedAt)
{
    /// <summary>Whether it signs on the sealed print, which an officer confirms.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>When it was last sent the link that it signs by; null until then.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Where the clerk has it signed.</summary>
    public string? CommitmentHref { get; init; }
}

/// <summary>A document that the round asks for, and the file if there is one.</summary>
public sealed record DocumentRow(string Name, FileRow? File)
{
    public bool IsOptional { get; init; }

    /// <summary>Whether it is the signed and sealed print, which has a name of ours.</summary>
    public bool IsSignedScan { get; init; }

    /// <summary>For the signed scan: whether the application was changed after it was printed.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Where it is uploaded; null where it cannot be now.</summary>
    public string? UploadHref { get; init; }

    internal string NameIn(Texts texts) => IsSignedScan ? texts["Applications.Document.signed-scan"] : Name;
}

/// <summary>An uploaded file.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Href">Where it is read, without a leading slash.</param>
public sealed record FileRow(string FileName, long SizeBytes, string Sha256, DateTimeOffset UploadedAt, string Href)
{
    /// <summary>What an officer should know before opening it. To the applicant: why it cannot be opened; null where it can.</summary>
    public FileStatus? Status { get; init; }

    /// <summary>Its id, where it can be released.</summary>
    public string? ReleaseId { get; init; }
}

/// <summary>What has to be put right, and until when (exclusive).</summary>
public sealed record CorrectionAsked(string Reason, DateTimeOffset Until)
{
    /// <summary>What may be changed; everything else stays locked.</summary>
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];
}

/// <summary>A question about an entry found of a party.</summary>
/// <param name="Until">Exclusive.</param>
/// <param name="Href">Where it is answered; null where it was, or the time has passed.</param>
public sealed record QuestionRow(string Party, CreditSource Source, DateTimeOffset Until, DateTimeOffset? AnsweredAt, string? Href);

/// <summary>What was received, and when by the server's clock.</summary>
/// <param name="Times">How often it was submitted so far.</param>
public sealed record ReceiptFacts(DateTimeOffset ReceivedAt, string VersionCode, int Times, string Href);
