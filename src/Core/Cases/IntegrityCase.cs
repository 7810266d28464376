using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>失信案件: a suspicion about one party, handled by due process.</summary>
public sealed partial record IntegrityCase : IHasDocuments
{
    public required CaseId Id { get; init; }

    /// <summary>案号, as 白科案〔2026〕1号.</summary>
    public required LetterNumber Number { get; init; }

    public required CaseSource Source { get; init; }

    public required Party Party { get; init; }

    public required string Suspicion { get; init; }

    /// <summary>Version of the rule file in force when it was opened.</summary>
    public required string RuleVersion { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null: no electronic service.</summary>
    public ServiceConsent? Consent { get; init; }

    /// <summary>Where the link of the case goes; null where the party has no mailbox of its own.</summary>
    public string? PartyEmail { get; init; }

    /// <summary>The party's own addresses, by <see cref="Staff.PersonKey"/>.</summary>
    public ImmutableArray<string> PartyPersons { get; init; } = [];

    /// <summary>
    /// Whether an officer is the party, by name, or acts for it, by address: they take no part in the case. Two people of one name are
    /// taken for one; another officer acts.
    /// </summary>
    public bool IsOfParty(Officer officer) =>
        PartyPersons.Contains(PersonKey.Of(officer.Email)) || CaseOpeningPolicy.IsPerson(Party, officer.Name);

    /// <summary>演练: its listing counts in drill rounds alone.</summary>
    public bool IsDrill { get; init; }

    public CaseState State { get; init; } = CaseState.Investigation;

    /// <summary>Until when its intake is decided; null where it was taken in by what upheld the suspicion.</summary>
    public Deadline? IntakeUntil { get; init; }

    /// <summary>调查期限; null before the case is taken in.</summary>
    public InvestigationTerm? InvestigationTerm { get; init; }

    /// <summary>Why the investigation is suspended; null while it is not.</summary>
    public InvestigationSuspended? Suspension { get; init; }

    /// <summary>The officer who noted the suspicion; null where none did alone.</summary>
    public SeatedOfficer? ReportedBy { get; init; }

    /// <summary>Who is told what becomes of it; null where nobody outside of the bureau reported it.</summary>
    public CaseReporter? Reporter { get; init; }

    /// <summary>Decisions on its intake, oldest first: a case that was passed to a unit is decided on again.</summary>
    public ImmutableArray<CaseIntakeDecided> Intakes { get; init; } = [];

    /// <summary>The last of them; null where there is none.</summary>
    [JsonIgnore]
    public CaseIntakeDecided? Intake => Intakes.LastOrDefault();

    /// <summary>What the unit reported to which it was passed; null until then.</summary>
    public CaseUnitReported? UnitReport { get; init; }

    /// <summary>Whether the application that it is about was held, where it still could be.</summary>
    public bool IsApplicationHeld { get; init; }

    /// <summary>Everybody who ever took a seat in it.</summary>
    public ImmutableArray<SeatedOfficer> Seats { get; init; } = [];

    /// <summary>学术评议; null where the question is not scholarly.</summary>
    public CaseAssessment? Assessment { get; init; }

    /// <summary>What one investigator proposed and the other one has not confirmed yet; null otherwise.</summary>
    public CaseProposed? Proposed { get; init; }

    /// <summary>Why the other investigator did not confirm the proposal before; null where that did not happen, or was overcome.</summary>
    public ProposalReturned? Disagreement { get; init; }

    /// <summary>The notice that the case stands on; null before, after a return, and where the suspicion was reported unfounded.</summary>
    public AdvanceNotice? Notice { get; init; }

    /// <summary>Notices before a return, oldest first.</summary>
    public ImmutableArray<AdvanceNotice> EarlierNotices { get; init; } = [];

    /// <summary>What the investigators reported where they found nothing; null otherwise.</summary>
    public UnfoundedReported? UnfoundedReport { get; init; }

    /// <summary>The last legal review of what the case stands on; null until then.</summary>
    public LegallyReviewed? Review { get; init; }

    /// <summary>What the secretary entered as the decision of the meeting, the last time; null before, and once it is decided.</summary>
    public CaseDecisionEntered? EnteredDecision { get; init; }

    /// <summary>Why a member did not confirm that; null where that did not happen, or was overcome.</summary>
    public CaseDecisionRejected? EntryRejection { get; init; }

    public CaseDecided? Decision { get; init; }

    /// <summary>Service of the decision; null until then.</summary>
    public LetterServed? DecisionService { get; init; }

    /// <summary>When what the decision means was carried out; null until then.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }

    /// <summary>Whether its application was disqualified by it.</summary>
    public bool IsDisqualified { get; init; }

    /// <summary>When the project was held whose award the decision revokes; null until then.</summary>
    public DateTimeOffset? AwardHeldAt { get; init; }

    /// <summary>When its award was revoked; null until then.</summary>
    public DateTimeOffset? AwardRevokedAt { get; init; }

    /// <summary>Whether a reversal or a change ended that its decision revokes the award.</summary>
    public bool IsAwardRestored { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it was closed: a request for a re-examination that is entered late reopens it.</summary>
    public int Closings { get; init; }

    /// <summary>Requests for re-examination, oldest first: one by the accused, and one by whoever reported.</summary>
    public ImmutableArray<Reexamination> Reexaminations { get; init; } = [];

    /// <summary>The last of them; null where there is none.</summary>
    [JsonIgnore]
    public Reexamination? Reexamination => Reexaminations.LastOrDefault();

    /// <summary>What the superior told of an appeal, oldest first.</summary>
    public ImmutableArray<AppealNotice> Appeals { get; init; } = [];

    /// <summary>The entry that waits for its confirmation; null where none does.</summary>
    [JsonIgnore]
    public AppealNotice? PendingAppeal => Appeals.LastOrDefault() is { ConfirmedBy: null } last ? last : null;

    /// <summary>Reports of the case to the superior, oldest first.</summary>
    public ImmutableArray<ReportUp> ReportsUp { get; init; } = [];

    /// <summary>Answers to objections to its listing, oldest first.</summary>
    public ImmutableArray<ObjectionAnswerLetter> ObjectionAnswers { get; init; } = [];

    /// <summary>How letters beside the path were served: to whoever reported, to units and authorities, and answers to the party.</summary>
    public ImmutableArray<ServiceRecord> OtherServices { get; init; } = [];

    /// <summary>The oldest of these letters that waits for its service; null where none does.</summary>
    [JsonIgnore]
    public Letter? UnservedOther =>
        AllLetters
            .Except(Letters)
            .Concat(ObjectionAnswers)
            .FirstOrDefault(letter => OtherServices.All(service => !service.Letters.Contains(letter.Number)));

    /// <summary>Applications for the repair of its listing, oldest first.</summary>
    public ImmutableArray<CaseRepair> Repairs { get; init; } = [];

    /// <summary>The last of them; null where there is none.</summary>
    [JsonIgnore]
    public CaseRepair? Repair => Repairs.LastOrDefault();

    /// <summary>The next act, once officers were asked for it; null until then, and where none of them is to act.</summary>
    public AskedAct? Asked { get; init; }

    /// <summary>How many acts officers were asked for so far.</summary>
    public int AskCount { get; init; }

    /// <summary>Files of the case: proofs of service, and what the party sent.</summary>
    public ImmutableArray<Document> Documents { get; init; } = [];

    IEnumerable<Document> IHasDocuments.Documents => Documents;

    /// <summary>What the party sent with the statement and defence that the case stands on.</summary>
    [JsonIgnore]
    public IEnumerable<Document> DefenceDocuments => Documents.Where(file => Notice?.Defence?.DocumentIds.Contains(file.Id) == true);

    /// <summary>Every letter, to whomever, in the order in which they were signed: the intake comes before all else.</summary>
    [JsonIgnore]
    public ImmutableArray<Letter> AllLetters =>
        [
            .. Intakes.Select(intake => intake.Letter).OfType<Letter>(),
            .. Letters,
            .. ResultLetters,
            .. LettersOf(ReexaminationRequester.Reporter),
        ];

    /// <summary>The letters to the party in the order in which they were signed.</summary>
    [JsonIgnore]
    public ImmutableArray<Letter> Letters =>
        [
            .. EarlierNotices.SelectMany(LettersOf),
            .. Notice is null ? ImmutableArray<Letter>.Empty : [.. LettersOf(Notice)],
            .. Decision?.Letters ?? [],
            .. LettersOf(ReexaminationRequester.Accused),
            .. Repairs.Select(repair => repair.Decision?.Letter).OfType<Letter>(),
            .. ObjectionAnswers,
        ];

    /// <summary>Whom it is about, across applications.</summary>
    [JsonIgnore]
    public CreditSubjectId Subject => CreditSubjectId.Of(Party);

    /// <summary>A unit's code, or the masked number of a person.</summary>
    [JsonIgnore]
    public string Identifier =>
        Party switch
        {
            Party.Unit unit => unit.Code,
            Party.Person person => person.CitizenId.Masked,
            _ => "",
        };

    /// <summary>The case after a fact that a policy has allowed.</summary>
    public IntegrityCase Apply(Fact fact)
    {
        var next = Follow(fact);
        return CaseActPolicy.NextOf(next) == CaseActPolicy.NextOf(this) ? next : next with { Asked = null };
    }

    /// <summary>The case that an opening describes.</summary>
    public static IntegrityCase From(CaseOpened opened) =>
        new()
        {
            Id = opened.Id,
            Number = opened.Number,
            Source = opened.Source,
            Party = opened.Party,
            Suspicion = opened.Suspicion,
            RuleVersion = opened.RuleVersion,
            OpenedAt = opened.At,
            Consent = opened.Consent,
            PartyEmail = opened.PartyEmail,
            PartyPersons = opened.PartyPersons,
            IsDrill = opened.IsDrill,
            Seats = opened.Investigators,
            State = opened.IntakeUntil is null ? CaseState.Investigation : CaseState.IntakePending,
            IntakeUntil = opened.IntakeUntil,
            InvestigationTerm = opened.InvestigationTerm,
            ReportedBy = opened.ReportedBy,
            Reporter = opened.Reporter,
            IsApplicationHeld = opened.Source.IsHeldBefore,
        };

    private static IEnumerable<Letter> LettersOf(AdvanceNotice notice) => [notice.Letter, .. notice.Hearing?.Notices ?? []];

    // Whoever reported is told once the party was.
    private IEnumerable<Letter> ResultLetters => DecisionService is not null && Decision?.ResultLetter is { } letter ? [letter] : [];

    private IEnumerable<Letter> LettersOf(ReexaminationRequester by) =>
        Reexaminations.Where(each => each.Request.By == by).Select(each => each.Letter).OfType<Letter>();
}
