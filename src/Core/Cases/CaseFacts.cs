using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>立案: a suspicion became a case about one party.</summary>
/// <param name="Party">As it stood then; a later change of the application does not change the case.</param>
/// <param name="Suspicion">What it is about, in words.</param>
/// <param name="Investigators">Two different people; the one who noted it where a second one decides on the intake; nobody where a
/// citizen reported it, or the procedure of a project noted it.</param>
/// <param name="RuleVersion">The rules of the day; every later act of the case goes by them.</param>
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

    /// <summary>Where the link of the case goes: the mailbox in which the party signs; null where it signed on paper.</summary>
    public string? PartyEmail { get; init; }

    /// <summary>The party's own addresses, by <see cref="Staff.PersonKey"/>: their readers sit in no seat.</summary>
    public ImmutableArray<string> PartyPersons { get; init; } = [];

    /// <summary>演练: whether it is of a drill round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDrill { get; init; }

    /// <summary>Until when its intake is decided; null: it was taken in by what upheld the suspicion.</summary>
    public Deadline? IntakeUntil { get; init; }

    /// <summary>Until when its investigation is completed; null: its intake is decided first.</summary>
    public InvestigationTerm? InvestigationTerm { get; init; }

    /// <summary>
    /// The officer who noted it, and decides on no intake; null where two officers upheld it, a citizen reported it, or the procedure of a
    /// project noted it.
    /// </summary>
    public SeatedOfficer? ReportedBy { get; init; }

    /// <summary>Who is told what becomes of it; null where nobody outside of the bureau reported it.</summary>
    public CaseReporter? Reporter { get; init; }
}

/// <summary>One investigator proposed what the case is to end with; without effect until the other one confirms it.</summary>
/// <param name="Proposal">Null: the suspicion is unfounded.</param>
/// <param name="UnfoundedReasons">Why it is unfounded; null where measures are proposed.</param>
public sealed record CaseProposed(CaseProposal? Proposal, string? UnfoundedReasons, SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other investigator disagreed: it is proposed again.</summary>
public sealed record ProposalReturned(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>告知: facts, reasons, basis and the intended measure were put before the party.</summary>
public sealed record AdvanceNoticeIssued(
    AdvanceNoticeLetter Letter,
    CaseProposal Proposal,
    ImmutableArray<RuleTrace> Traces,
    DateTimeOffset At
) : Fact
{
    /// <summary>The investigator who confirmed what the other one had proposed.</summary>
    public SeatedOfficer? Investigator { get; init; }
}

/// <summary>The investigators found the suspicion unfounded.</summary>
public sealed record UnfoundedReported(string Reasons, DateTimeOffset At) : Fact
{
    /// <summary>The investigator who confirmed what the other one had reported.</summary>
    public SeatedOfficer? Investigator { get; init; }
}

/// <summary>陈述申辩 was given; it stands.</summary>
public sealed record DefenceGiven(Defence Defence) : Fact;

/// <summary>The time for a defence is over.</summary>
/// <param name="WasGiven">False: its term ended.</param>
public sealed record DefenceClosed(bool WasGiven, DateTimeOffset At) : Fact;

/// <summary>法制审核 by somebody who neither investigates nor decides.</summary>
/// <param name="Passes">False: it goes back to the investigators.</param>
public sealed record LegallyReviewed(SeatedOfficer Reviewer, bool Passes, string Opinion, DateTimeOffset At) : Fact;

/// <summary>The deciders sent it back to the investigators.</summary>
public sealed record CaseReturned(SeatedOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>It was decided; the decision has no effect until it is served.</summary>
/// <param name="Letters">决定书 and, where the party is listed, 信用修复告知书: served together.</param>
/// <param name="Traces">Why: rule → facts → outcome.</param>
public sealed record CaseDecided(
    CaseOutcome Outcome,
    DecisionBody Body,
    ImmutableArray<SeatedOfficer> Seats,
    ImmutableArray<Letter> Letters,
    ImmutableArray<RuleTrace> Traces,
    DateTimeOffset At
) : Fact
{
    /// <summary>What it means for the listing; null where the suspicion is unfounded.</summary>
    public ListingTerms? Listing { get; init; }

    /// <summary>Tells whoever reported; null where nobody outside of the bureau did.</summary>
    public ResultLetter? ResultLetter { get; init; }

    /// <summary>Whether one of the measures ends the application that the case is about.</summary>
    public bool Disqualifies { get; init; }

    /// <summary>Whether one of the measures takes the award back that the case is about.</summary>
    public bool Revokes { get; init; }

    /// <summary>The member of the meeting who confirmed what its secretary had entered; null where the leader decided.</summary>
    public SeatedOfficer? ConfirmedBy { get; init; }

    /// <summary>The scan of the signed minutes; null where the leader decided.</summary>
    public string? MinutesDocumentId { get; init; }
}

/// <summary>Until when a remedy can be used.</summary>
public sealed record RemedyDeadline(RemedyKind Kind, Deadline Until);

/// <summary>送达: the advance notice, or decision and repair notice together, were served.</summary>
public sealed record LetterServed(ServiceRecord Service, DateTimeOffset At) : Fact
{
    /// <summary>For an advance notice: until when a defence can be given.</summary>
    public Deadline? DefenceUntil { get; init; }

    /// <summary>When the party is reminded of that term; null where it is too short for a reminder.</summary>
    public DateTimeOffset? DefenceReminderAt { get; init; }

    /// <summary>For a decision: the remedies that its letter names.</summary>
    public ImmutableArray<RemedyDeadline> Remedies { get; init; } = [];

    /// <summary>For an advance notice that grants a hearing: until when it can be asked for.</summary>
    public Deadline? HearingUntil { get; init; }

    /// <summary>For a letter of a re-examination: until when one can appeal to the superior; null where it was reversed.</summary>
    public Deadline? AppealUntil { get; init; }

    /// <summary>For a decision: until when whoever reported may ask for a re-examination; null where nobody did.</summary>
    public Deadline? ReporterUntil { get; init; }
}

/// <summary>A letter was served on whoever reported, on a unit or another authority.</summary>
public sealed record OtherLetterServed(ServiceRecord Service, DateTimeOffset At) : Fact;

/// <summary>What the served decision means was carried out: for the application, and for the listing.</summary>
/// <param name="IsDisqualified">Whether the application was disqualified; false where its hold was lifted, or it had ended before.</param>
public sealed record CaseCarriedOut(bool IsDisqualified, DateTimeOffset At) : Fact;

/// <summary>The project whose award the decision revokes is held until nobody can have the decision re-examined any more.</summary>
public sealed record CaseAwardHeld(DateTimeOffset At) : Fact;

/// <summary>Nobody can have the decision re-examined any more: the award was revoked, where there still was one.</summary>
public sealed record CaseAwardRevoked(DateTimeOffset At) : Fact;

/// <summary>结案.</summary>
public sealed record CaseClosed(DateTimeOffset At) : Fact;
