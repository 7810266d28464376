using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>失信案件: a suspicion about one party, handled by due process.</summary>
public sealed record IntegrityCase
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

    /// <summary>演练: its listing counts in drill rounds alone.</summary>
    public bool IsDrill { get; init; }

    public CaseState State { get; init; }

    /// <summary>Everybody who ever took a seat in it.</summary>
    public ImmutableArray<SeatedOfficer> Seats { get; init; } = [];

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

    public CaseDecided? Decision { get; init; }

    /// <summary>Service of the decision; null until then.</summary>
    public LetterServed? DecisionService { get; init; }

    /// <summary>When what the decision means was carried out; null until then.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

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

    /// <summary>The letters of the case in the order in which they were signed.</summary>
    [JsonIgnore]
    public ImmutableArray<Letter> Letters =>
        [
            .. EarlierNotices.Select(notice => notice.Letter),
            .. Notice is null ? ImmutableArray<Letter>.Empty : [Notice.Letter],
            .. Decision?.Letters ?? [],
            .. Repairs.Select(repair => repair.Decision?.Letter).OfType<Letter>(),
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
        };

    private IntegrityCase Follow(Fact fact) =>
        fact switch
        {
            CaseProposed proposed => Seat(proposed.Investigator) with
            {
                State = CaseState.ProposalPending,
                Proposed = proposed,
                Disagreement = null,
            },
            ProposalReturned returned => Seat(returned.Investigator) with { State = CaseState.Investigation, Disagreement = returned },
            AdvanceNoticeIssued issued => SeatMore(issued.Investigator) with
            {
                State = CaseState.AwaitingDefence,
                Proposed = null,
                Notice = new AdvanceNotice(issued.Letter, issued.Proposal),
            },
            UnfoundedReported reported => SeatMore(reported.Investigator) with
            {
                State = CaseState.LegalReview,
                Proposed = null,
                UnfoundedReport = reported,
            },
            LetterServed served when State == CaseState.AwaitingDefence => this with
            {
                Notice = Notice! with
                {
                    Service = served.Service,
                    DefenceUntil = served.DefenceUntil,
                    RemindAt = PartyEmail is null ? null : served.DefenceReminderAt,
                },
            },
            LetterServed served when State != CaseState.Decided => WithRepair(repair => repair with { Service = served.Service }),
            LetterServed served => this with { State = CaseState.Served, DecisionService = served },
            DefenceGiven given => this with { Notice = Notice! with { Defence = given.Defence } },
            DefenceReminded => this with { Notice = Notice! with { RemindAt = null } },
            DefenceClosed => this with { State = CaseState.LegalReview },
            LegallyReviewed { Passes: true } review => Seat(review.Reviewer) with { State = CaseState.DecisionPending, Review = review },
            LegallyReviewed review => Seat(review.Reviewer).Return(),
            CaseReturned returned => Seat(returned.Officer).Return(),
            CaseDecided decided => Seat([.. decided.Seats]) with { State = CaseState.Decided, Decision = decided },
            CaseCarriedOut carriedOut => this with { CarriedOutAt = carriedOut.At },
            DocumentRegistered registered => this with { Documents = Documents.Add(registered.Document) },
            CaseClosed closed => this with { State = CaseState.Closed, ClosedAt = closed.At },
            CaseActAsked { Asked: var asked } => this with { Asked = asked, AskCount = asked.Number },
            CaseActReminded reminded => this with
            {
                Asked = Asked! with { Reminders = reminded.Reminder, Officers = reminded.Officers, RemindAfter = reminded.RemindAfter },
            },
            RepairOpened opened => this with { Repairs = Repairs.Add(new CaseRepair(opened.Request)) },
            RepairProposed proposed => Seat(proposed.Officer).WithRepair(repair => repair with { Proposal = proposed }),
            RepairDecisionSigned signed => Seat(signed.Decider).WithRepair(repair => repair with { Decision = signed }),
            RepairLapsed => WithRepair(repair => repair with { HasLapsed = true }),
            CaseTermsRecounted recounted => Recount(recounted),
            CaseActEscalated escalated => this with { Asked = Asked! with { EscalatedAt = escalated.At } },
            _ => this,
        };

    private IntegrityCase WithRepair(Func<CaseRepair, CaseRepair> change) =>
        this with
        {
            Repairs = [.. Repairs[..^1], change(Repairs[^1])],
        };

    private IntegrityCase Recount(CaseTermsRecounted recounted) =>
        this with
        {
            Notice = recounted.DefenceUntil is { } until ? Notice! with { DefenceUntil = until } : Notice,
            Asked = recounted.Due is { } due ? Asked! with { Due = due } : Asked,
            DecisionService = recounted.Remedies.IsEmpty
                ? DecisionService
                : DecisionService! with
                {
                    Remedies =
                    [
                        .. DecisionService.Remedies.Select(remedy =>
                            recounted.Remedies.FirstOrDefault(each => each.Kind == remedy.Kind) ?? remedy
                        ),
                    ],
                },
        };

    private IntegrityCase Seat(params ReadOnlySpan<SeatedOfficer> officers) =>
        this with
        {
            Seats = [.. Seats.AddRange(officers).Distinct()],
        };

    private IntegrityCase SeatMore(SeatedOfficer? officer) => officer is null ? this : Seat(officer);

    private IntegrityCase Return() =>
        this with
        {
            State = CaseState.Investigation,
            EarlierNotices = Notice is null ? EarlierNotices : [.. EarlierNotices, Notice],
            Notice = null,
            UnfoundedReport = null,
            Review = null,
        };
}
