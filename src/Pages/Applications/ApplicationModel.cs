using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Pages.Applications;

/// <summary>One application, as its applicant sees it.</summary>
public sealed record ApplicationModel(string Id, string Title, string RoundTitle, string Category, decimal AmountYuan, ApplicationState State)
    : IModelOf<ApplicationPage>
{
    /// <summary>The project's number, once there is one.</summary>
    public string? Number { get; init; }

    /// <summary>When submissions of the round end.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Why it is on hold (暂缓); null where it is not.</summary>
    public string? HoldReason { get; init; }

    /// <summary>Every state so far, oldest first.</summary>
    public required ImmutableArray<StateEntry> History { get; init; }

    public required ImmutableArray<PartyRow> Parties { get; init; }

    public required ImmutableArray<DocumentRow> Documents { get; init; }

    /// <summary>Where it is submitted, without a leading slash; null where it cannot be submitted now.</summary>
    public string? SubmitHref { get; init; }

    public string? AntiForgeryToken { get; init; }

    /// <summary>How many things stand between this draft and its submission.</summary>
    internal int Missing => Parties.Count(party => party.CommittedAt is null) + Documents.Count(document => document is { File: null, IsOptional: false });
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
public sealed record PartyRow(PartyRole Role, string Name, string MaskedIdentifier, DateTimeOffset? CommittedAt);

/// <summary>A document that the round asks for, and the file if there is one.</summary>
public sealed record DocumentRow(string Name, FileRow? File)
{
    public bool IsOptional { get; init; }
}

/// <summary>An uploaded file.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record FileRow(string FileName, long SizeBytes, string Sha256, DateTimeOffset UploadedAt, string Href);
