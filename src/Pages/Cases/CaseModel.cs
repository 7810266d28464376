using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>One case as officers see it: what it is about, and everything on record.</summary>
/// <param name="Number">案号</param>
public sealed record CaseModel(DeskFrame Frame, string Id, string Number, CaseState State) : IModelOf<CasePage>, IMayBeDrill
{
    /// <summary>Name of the party that it is about.</summary>
    public required string Party { get; init; }

    /// <summary>A unit's code, or a person's number under the one mask.</summary>
    public required string Identifier { get; init; }

    public bool IsDrill { get; init; }

    public required string Suspicion { get; init; }

    /// <summary>Where the suspicion comes from: <c>Concealment</c>, <c>Objected</c>, or the name of an origin.</summary>
    public required string Origin { get; init; }

    public required Misconduct Misconduct { get; init; }

    /// <summary>What a noted suspicion rests on; null for others.</summary>
    public string? Basis { get; init; }

    /// <summary>The credit source in which a concealed entry was found; null for other suspicions.</summary>
    public CreditSource? Source { get; init; }

    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>Path of the application's page; null where the case is about none.</summary>
    public string? ApplicationHref { get; init; }

    /// <summary>Whether somebody outside of the bureau reported it, who is told what becomes of it.</summary>
    public bool HasReporter { get; init; }

    /// <summary>The last decision on its intake; null where it was taken in by what upheld the suspicion.</summary>
    public CaseIntakeDecided? Intake { get; init; }

    /// <summary>What the unit reported to which it was passed; null where it was not, or has not.</summary>
    public CaseUnitReported? UnitReport { get; init; }

    /// <summary>调查期限; null before the case is taken in.</summary>
    public InvestigationTerm? Term { get; init; }

    /// <summary>Whether the investigation is not completed yet.</summary>
    public bool IsTermRunning { get; init; }

    public bool IsTermOverdue { get; init; }

    /// <summary>Why the investigation is suspended; null while it is not.</summary>
    public InvestigationSuspended? Suspension { get; init; }

    /// <summary>What the reader may decide on that term; empty: nothing.</summary>
    public ImmutableArray<TermChoice> TermChoices { get; init; } = [];

    public required DateTimeOffset OpenedAt { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>Whether the party agreed to electronic service.</summary>
    public bool HasConsent { get; init; }

    /// <summary>What has to be done next; null where nothing is.</summary>
    public CaseAct? Next { get; init; }

    /// <summary>Names of the officers who may do it.</summary>
    public ImmutableArray<string> Eligible { get; init; } = [];

    /// <summary>From when on that is overdue (exclusive); null where it has no term.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>What waits for the other investigator; null where nothing does.</summary>
    public CaseProposed? Proposed { get; init; }

    /// <summary>Measures of that proposal, as a letter names them.</summary>
    public ImmutableArray<Core.Letters.LetterMeasure> ProposedMeasures { get; init; } = [];

    /// <summary>Why the other investigator did not confirm the proposal before.</summary>
    public string? Disagreement { get; init; }

    /// <summary>The act of the path that the reader may do meanwhile, where another one is asked for; null otherwise.</summary>
    public CaseAct? OnPath { get; init; }

    /// <summary>The letter to somebody else than the party that waits for its service; null where none does.</summary>
    public CaseOtherLetter? OtherLetter { get; init; }

    /// <summary>Whether the reader may enter a request for a hearing from paper.</summary>
    public bool MayEnterHearing { get; init; }

    /// <summary>Whether the reader may fix another day for a hearing.</summary>
    public bool MayPutHearingOff { get; init; }

    /// <summary>Who can chair it.</summary>
    public ImmutableArray<Choice> Chairs { get; init; } = [];

    public ImmutableArray<CaseFile> HearingFiles { get; init; } = [];

    /// <summary>How many days before a hearing its notice is served, by the rules of the case.</summary>
    public int HearingNoticeDays { get; init; }

    /// <summary>How many experts assess a scholarly question at least, by the rules of the case.</summary>
    public int LeastExperts { get; init; }

    /// <summary>学术评议; null where none was asked for.</summary>
    public CaseAssessment? Assessment { get; init; }

    public ImmutableArray<CaseFile> AssessmentFiles { get; init; } = [];

    public bool MayAskAssessment { get; init; }

    public bool MayWithdrawAssessment { get; init; }

    /// <summary>What the superior told of an appeal, oldest first.</summary>
    public ImmutableArray<AppealNotice> Appeals { get; init; } = [];

    public ImmutableArray<CaseFile> AppealFiles { get; init; } = [];

    public bool MayEnterAppeal { get; init; }

    /// <summary>Requests for recusals, oldest first.</summary>
    public ImmutableArray<CaseRecusalRow> Recusals { get; init; } = [];

    /// <summary>Of whom the reader may ask that they are recused now; empty: of nobody.</summary>
    public ImmutableArray<CaseSeatChoice> Recusable { get; init; } = [];

    /// <summary>Who can take the place of the investigator whose recusal is asked for, whom the site proposes first being first.</summary>
    public ImmutableArray<Choice> Replacements { get; init; } = [];

    /// <summary>Whether the reader is one of them.</summary>
    public bool MayAct { get; init; }

    /// <summary>Measures of the rules in force, to be ticked.</summary>
    public ImmutableArray<CaseMeasure> Measures { get; init; } = [];

    /// <summary>Who may have taken part in the deciding meeting.</summary>
    public ImmutableArray<Choice> Members { get; init; } = [];

    /// <summary>As what the reader may decide: <c>leader</c>, <c>meeting</c>.</summary>
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>The notice that the case stands on; null where there is none.</summary>
    public AdvanceNotice? Notice { get; init; }

    /// <summary>What the investigators reported where they found nothing.</summary>
    public string? UnfoundedReasons { get; init; }

    /// <summary>Path of the page of the listing; null where none is proposed.</summary>
    public string? ListingHref { get; init; }

    public LegallyReviewed? Review { get; init; }

    /// <summary>What the secretary entered as the decision of the meeting and a member has to confirm; null otherwise.</summary>
    public CaseDecisionEntered? Entered { get; init; }

    public ImmutableArray<Core.Letters.LetterMeasure> EnteredMeasures { get; init; } = [];

    /// <summary>Names of the members of that meeting.</summary>
    public ImmutableArray<string> EnteredMembers { get; init; } = [];

    /// <summary>Path of the scan of its minutes.</summary>
    public string? MinutesHref { get; init; }

    /// <summary>Why a member did not confirm an entry before.</summary>
    public string? EntryRejection { get; init; }

    /// <summary>A statement and defence that was entered from paper and waits for its confirmation; null otherwise.</summary>
    public PaperDefence? Paper { get; init; }

    public ImmutableArray<CaseFile> PaperFiles { get; init; } = [];

    /// <summary>Whether the reader may enter one.</summary>
    public bool MayEnterDefence { get; init; }

    public CaseDecided? Decision { get; init; }

    /// <summary>How the decision was served, with the terms that run from there.</summary>
    public LetterServed? DecisionService { get; init; }

    /// <summary>The last request for re-examination; null where there is none.</summary>
    public Reexamination? Reexamination { get; init; }

    /// <summary>Its scan, or what the party sent with it.</summary>
    public ImmutableArray<CaseFile> ReexaminationFiles { get; init; } = [];

    /// <summary>Whose request the reader may enter from paper now; empty: nobody's.</summary>
    public ImmutableArray<ReexaminationRequester> MayRequestReexamination { get; init; } = [];

    /// <summary>The last application for repair; null where there is none.</summary>
    public CaseRepair? Repair { get; init; }

    /// <summary>The proofs that the party sent with it.</summary>
    public ImmutableArray<CaseFile> RepairFiles { get; init; } = [];

    public ImmutableArray<CaseLetterRow> Letters { get; init; } = [];

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Those that the party sent with its statement and defence.</summary>
    public ImmutableArray<CaseFile> DefenceFiles { get; init; } = [];

    /// <summary>Everybody who took a seat, in order.</summary>
    public ImmutableArray<CaseSeatRow> Seats { get; init; } = [];

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<CaseEvent> Events { get; init; } = [];

    /// <summary>The form that was refused.</summary>
    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>What a form begins with.</summary>
    public FormState Initial { get; init; } = FormState.Empty;
}

/// <summary>A measure of the rules.</summary>
public sealed record CaseMeasure(string Id, string Name, ImmutableArray<Severity> Severities, bool Bans);

/// <summary>A proof of service, or what the party sent.</summary>
public sealed record CaseFile(string FileName, DateTimeOffset UploadedAt, string Href);

/// <summary>A letter to whoever reported, to a unit or another authority.</summary>
/// <param name="Kind">Under which name its title stands among the texts.</param>
/// <param name="IsElectronic">Whether it can be served at an address that the app knows.</param>
public sealed record CaseOtherLetter(string Kind, string Number, string Addressee, bool IsElectronic);

/// <summary>A request for a recusal.</summary>
/// <param name="Officer">Name of whom it is about.</param>
/// <param name="Replacement">Name of who took the place; null where nobody did.</param>
public sealed record CaseRecusalRow(CaseRecusal Recusal, string Officer, string? Replacement);

/// <summary>An officer who holds a seat now.</summary>
/// <param name="OfficerId">Which a form sends.</param>
public sealed record CaseSeatChoice(string OfficerId, string Name, CaseSeat Seat);

/// <summary>An officer in a seat of the case.</summary>
public sealed record CaseSeatRow(CaseSeat Seat, string Officer);

/// <summary>Something on record.</summary>
/// <param name="Fact">Name of the fact.</param>
public sealed record CaseEvent(string Fact, DateTimeOffset At, string Actor)
{
    /// <summary>What was written about it; null where nothing was.</summary>
    public string? Detail { get; init; }
}
