using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>立案: a case about one party was opened.</summary>
/// <param name="Party">As at the opening; later changes of the application do not change the case.</param>
/// <param name="Investigators">Two different people; only the one who noted the suspicion where a second one decides on the intake; empty
/// where a citizen reported it, or the procedure of a project noted it.</param>
/// <param name="RuleVersion">The rules of the day; they apply to every later act of the case.</param>
public sealed record CaseOpened(
    CaseId Id,
    LetterNumber Number,
    CaseSource Source,
    Party Party,
    string Suspicion,
    ImmutableArray<SeatedOfficer> Investigators,
    string RuleVersion,
    DateTimeOffset At
) : Fact
{
    /// <summary>The party's own consent to electronic service; null where it gave none.</summary>
    public ServiceConsent? Consent { get; init; }

    /// <summary>Mailbox in which the party signs, which receives the link of the case; null where it signed on paper.</summary>
    public string? PartyEmail { get; init; }

    /// <summary>The party's own addresses, by <see cref="Staff.PersonKey"/>: their owners hold no seat.</summary>
    public ImmutableArray<string> PartyPersons { get; init; } = [];

    /// <summary>演练: whether the case belongs to a drill round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDrill { get; init; }

    /// <summary>Term of the intake decision; null where the ruling that upheld the suspicion includes the intake.</summary>
    public Deadline? IntakeUntil { get; init; }

    /// <summary>Term of the investigation; null where the intake is decided first.</summary>
    public InvestigationTerm? InvestigationTerm { get; init; }

    /// <summary>
    /// The officer who noted the suspicion, and therefore decides on no intake; null where two officers upheld it, a citizen reported it,
    /// or the procedure of a project noted it.
    /// </summary>
    public SeatedOfficer? ReportedBy { get; init; }

    /// <summary>Who is notified of the result; null where nobody outside the bureau reported it.</summary>
    public CaseReporter? Reporter { get; init; }
}

/// <summary>One investigator made a proposal; it has no effect until the other one confirms it.</summary>
/// <param name="Proposal">Null: the suspicion is unfounded.</param>
/// <param name="UnfoundedReasons">Null where measures are proposed.</param>
public sealed record CaseProposed(CaseProposal? Proposal, string? UnfoundedReasons, SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other investigator returned the proposal; a new one is needed.</summary>
public sealed record ProposalReturned(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>告知: the party was given notice of facts, reasons, basis and the intended measure.</summary>
public sealed record AdvanceNoticeIssued(
    AdvanceNoticeLetter Letter,
    CaseProposal Proposal,
    ImmutableArray<RuleTrace> Traces,
    DateTimeOffset At
) : Fact
{
    public SeatedOfficer? Investigator { get; init; }
}

/// <summary>The investigators found the suspicion unfounded.</summary>
public sealed record UnfoundedReported(string Reasons, DateTimeOffset At) : Fact
{
    public SeatedOfficer? Investigator { get; init; }
}

/// <summary>陈述申辩 was given; it is final.</summary>
public sealed record DefenceGiven(Defence Defence) : Fact;

/// <summary>The term for a defence is over.</summary>
/// <param name="WasGiven">False: the term ended without one.</param>
public sealed record DefenceClosed(bool WasGiven, DateTimeOffset At) : Fact;

/// <summary>法制审核 by an officer who neither investigates nor decides.</summary>
/// <param name="Passes">False: it returns to the investigators.</param>
public sealed record LegallyReviewed(SeatedOfficer Reviewer, bool Passes, string Opinion, DateTimeOffset At) : Fact;

/// <summary>The deciders returned the case to the investigators.</summary>
public sealed record CaseReturned(SeatedOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>The case was decided; the decision has no effect until served.</summary>
/// <param name="Letters">决定书 and, where the party is listed, 信用修复告知书: served together.</param>
/// <param name="Traces">Rule → facts → outcome.</param>
public sealed record CaseDecided(
    CaseOutcome Outcome,
    DecisionBody Body,
    ImmutableArray<SeatedOfficer> Seats,
    ImmutableArray<Letter> Letters,
    ImmutableArray<RuleTrace> Traces,
    DateTimeOffset At
) : Fact
{
    /// <summary>Null where the suspicion is unfounded.</summary>
    public ListingTerms? Listing { get; init; }

    /// <summary>Letter to the reporter; null where nobody outside the bureau reported.</summary>
    public ResultLetter? ResultLetter { get; init; }

    /// <summary>Whether a measure ends the application of the case.</summary>
    public bool Disqualifies { get; init; }

    /// <summary>Whether a measure revokes the award of the case.</summary>
    public bool Revokes { get; init; }

    /// <summary>The member of the meeting who confirmed the secretary's entry; null where the leader decided.</summary>
    public SeatedOfficer? ConfirmedBy { get; init; }

    /// <summary>Scan of the signed minutes; null where the leader decided.</summary>
    public string? MinutesDocumentId { get; init; }
}

/// <summary>The end of the term of a remedy.</summary>
public sealed record RemedyDeadline(RemedyKind Kind, Deadline Until);

/// <summary>送达: the advance notice, or decision and repair notice together, were served.</summary>
public sealed record LetterServed(ServiceRecord Service, DateTimeOffset At) : Fact
{
    /// <summary>For an advance notice: end of the term for a defence.</summary>
    public Deadline? DefenceUntil { get; init; }

    /// <summary>When the party is reminded of that term; null where it is too short.</summary>
    public DateTimeOffset? DefenceReminderAt { get; init; }

    /// <summary>For a decision: the remedies that its letter names.</summary>
    public ImmutableArray<RemedyDeadline> Remedies { get; init; } = [];

    /// <summary>For an advance notice with a right to a hearing: end of the term to ask for it.</summary>
    public Deadline? HearingUntil { get; init; }

    /// <summary>
    /// For a letter of a re-examination: end of the term to appeal to the superior; null where the decision was reversed.
    /// </summary>
    public Deadline? AppealUntil { get; init; }

    /// <summary>For a decision: end of the reporter's term to ask for a re-examination; null where nobody reported.</summary>
    public Deadline? ReporterUntil { get; init; }
}

/// <summary>A letter was served on the reporter, a unit or another authority.</summary>
public sealed record OtherLetterServed(ServiceRecord Service, DateTimeOffset At) : Fact;

/// <summary>The consequences of the served decision for the application and the listing were carried out.</summary>
/// <param name="IsDisqualified">False where the application's hold was lifted, or it had already ended.</param>
public sealed record CaseCarriedOut(bool IsDisqualified, DateTimeOffset At) : Fact;

/// <summary>The project whose award the decision revokes is held until the decision can no longer be contested.</summary>
public sealed record CaseAwardHeld(DateTimeOffset At) : Fact;

/// <summary>The decision can no longer be contested: the award was revoked, if it still existed.</summary>
public sealed record CaseAwardRevoked(DateTimeOffset At) : Fact;

/// <summary>结案.</summary>
public sealed record CaseClosed(DateTimeOffset At) : Fact;
