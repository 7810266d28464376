using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Duplicates;

namespace CreditFunctions.Pages.Desk;

/// <summary>One application as the bureau's officers see it: everything that is on record, and what it rests on.</summary>
public sealed record DeskApplicationModel(
    DeskFrame Frame,
    string Id,
    string Title,
    string RoundId,
    string RoundTitle,
    ApplicationState State
) : IModelOf<DeskApplicationPage>
{
    public required string Category { get; init; }

    public required decimal AmountYuan { get; init; }

    public required string VersionCode { get; init; }

    public required string RuleVersion { get; init; }

    public required string ContactEmail { get; init; }

    /// <summary>Whether the contact is registered for the lead unit.</summary>
    public bool IsContactRegistered { get; init; }

    /// <summary>Whether the reader may register the contact now.</summary>
    public bool MayRegisterContact { get; init; }

    /// <summary>Whether the reader may withdraw that registration.</summary>
    public bool MayWithdrawRegistration { get; init; }

    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public string Abstract { get; init; } = "";

    /// <summary>All that holds it, oldest first; empty where it goes on.</summary>
    public ImmutableArray<DeskHeld> Holds { get; init; } = [];

    /// <summary>
    /// Names of the experts with a possible conflict of interest: the name of a party, or a mail address of the same domain.
    /// </summary>
    public ImmutableArray<string> ExpertsThatMayConflict { get; init; } = [];

    public ImmutableArray<DeskParty> Parties { get; init; } = [];

    public ImmutableArray<FileRow> Documents { get; init; } = [];

    public ImmutableArray<DeskCreditQuery> CreditQueries { get; init; } = [];

    public ImmutableArray<DeskStatement> Responses { get; init; } = [];

    public ImmutableArray<DeskFinding> Findings { get; init; } = [];

    /// <summary>What other applications have in common with it; null before it was submitted.</summary>
    public DuplicateModel? Duplicates { get; init; }

    public bool MayResolveDuplicates { get; init; }

    public ImmutableArray<BatchTask> Tasks { get; init; } = [];

    /// <summary>What happened, newest first.</summary>
    public ImmutableArray<DeskEvent> Events { get; init; } = [];

    public ImmutableArray<DeskMail> Mails { get; init; } = [];

    public ImmutableArray<TracedDeadline> Deadlines { get; init; } = [];

    public ImmutableArray<TracedDecision> Decisions { get; init; } = [];

    public required AuditResult Audit { get; init; }

    public bool MayHold { get; init; }

    /// <summary>Whether the reader may note a suspicion, from which a case is opened.</summary>
    public bool MayOpenCase { get; init; }

    public bool MayLift { get; init; }

    /// <summary>Whether the reader may end it because a ban of a party holds it.</summary>
    public bool MayEndBarred { get; init; }

    public FormState Form { get; init; } = FormState.Empty;
}

/// <summary>Something that an application is on hold for.</summary>
/// <param name="Key">By which it is lifted.</param>
/// <param name="IsLiftedAtDesk">False where it ends with the ruling on an objection.</param>
public sealed record DeskHeld(
    string Key,
    string Reason,
    string Basis,
    DateTimeOffset PlacedAt,
    DateTimeOffset NextReviewAt,
    bool IsLiftedAtDesk
);

/// <summary>A party with what it signed.</summary>
public sealed record DeskParty(string Id, PartyRole Role, string Name, string Identifier)
{
    /// <summary>Null while it has not signed.</summary>
    public Commitment? Commitment { get; init; }
}

/// <summary>One credit query of a party in a source.</summary>
/// <param name="EvidenceHref">Null where the source is the bureau's own list.</param>
public sealed record DeskCreditQuery(
    string Party,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    DateTimeOffset CheckedAt,
    DateTimeOffset ValidUntil,
    string? EvidenceHref
);

/// <summary>A question to a party about an entry, and its answer.</summary>
public sealed record DeskStatement(string Party, CreditSource Source, DateTimeOffset AskedAt, DateTimeOffset Until)
{
    public string? Text { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>What two officers found.</summary>
public sealed record DeskFinding(string Party, CreditSource Source, FindingRuling Ruling, string Reason, DateTimeOffset At);

/// <summary>Something on record.</summary>
/// <param name="Fact">Name of the fact: <c>ApplicationMoved</c>.</param>
/// <param name="Actor">Who did it: a name, or the side that acted (<c>applicant</c>, <c>procedure</c>).</param>
/// <param name="Role">In which role: <c>CaseOfficer</c>.</param>
/// <param name="Basis">What entitled them: a step, an act, a rule; empty where nothing needs to.</param>
public sealed record DeskEvent(string Fact, DateTimeOffset At, string Actor, string Role, string Basis)
{
    /// <summary>Whom a task was given to.</summary>
    public string? Assignee { get; init; }

    /// <summary>Name of a file.</summary>
    public string? File { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The state that was reached, for a move.</summary>
    public ApplicationState? Reached { get; init; }

    /// <summary>The step, for a task.</summary>
    public string? Step { get; init; }

    /// <summary>The sources that it is about; empty where it is about none.</summary>
    public ImmutableArray<CreditSource> Sources { get; init; } = [];

    /// <summary>The fields that it overwrote.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>A notification that the record caused.</summary>
/// <param name="About">Its kind: name of the notification's record.</param>
/// <param name="Detail">The step or state that it is about; null where the kind says all.</param>
/// <param name="At">When it was sent or refused; when it was caused, while it is owed.</param>
public sealed record DeskMail(string About, string? Detail, string To, DateTimeOffset At, NotificationStatus Status);

/// <summary>Whether the record's audit chain holds.</summary>
/// <param name="Broken">What is wrong; null where nothing is.</param>
public sealed record AuditResult(long Events, string Hash, string? Broken);

/// <summary>Names of the fields by which an application is held or let go on.</summary>
public static class HoldFields
{
    public const string Reason = "reason";

    /// <summary>Why an application is disqualified because of a ban.</summary>
    public const string BarReason = "barReason";

    /// <summary>Which hold ends.</summary>
    public const string Key = "key";

    public const string Basis = "basis";

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public const string NextReview = "nextReview";
}
