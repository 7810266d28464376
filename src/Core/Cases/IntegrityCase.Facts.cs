using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <content>What each fact changes.</content>
public sealed partial record IntegrityCase
{
    private IntegrityCase Follow(Fact fact) =>
        fact switch
        {
            CaseIntakeDecided decided => Seat(decided.Officer) with
            {
                State = CaseIntakePolicy.StateAfter(decided.Choice),
                Intakes = Intakes.Add(decided),
                IntakeUntil = null,
                InvestigationTerm = decided.InvestigationTerm ?? InvestigationTerm,
            },
            InvestigationExtended extended => Seat(extended.Leader) with { InvestigationTerm = extended.Term, Asked = null },
            InvestigationSuspended suspended => Seat(suspended.Leader) with { State = CaseState.Suspended, Suspension = suspended },
            InvestigationResumed resumed => Seat(resumed.Leader) with
            {
                State = CaseState.Investigation,
                Suspension = null,
                InvestigationTerm = resumed.Term,
            },
            CaseUnitReported reported => Seat(reported.Officer) with
            {
                State = CaseState.IntakePending,
                UnitReport = reported,
                IntakeUntil = reported.IntakeUntil,
            },
            CaseApplicationHeld => this with { IsApplicationHeld = true },
            CaseAwardHeld held => this with { AwardHeldAt = held.At },
            CaseAwardRevoked revoked => this with { AwardRevokedAt = revoked.At },
            AssessmentAsked asked => Seat(asked.Investigator) with { Assessment = new CaseAssessment(asked) },
            AssessmentWithdrawn withdrawn => Seat(withdrawn.Investigator) with { Assessment = null },
            AssessmentEntered entered => Seat(entered.Investigator) with
            {
                Assessment = Assessment! with { Entered = entered, Rejection = null },
            },
            AssessmentConfirmed confirmed => Seat(confirmed.Investigator) with
            {
                Assessment = Assessment! with { ConfirmedBy = confirmed.Investigator },
            },
            AssessmentRejected rejected => Seat(rejected.Investigator) with
            {
                Assessment = Assessment! with { Entered = null, Rejection = rejected },
            },
            CaseProposed proposed => Seat(proposed.Investigator) with
            {
                State = CaseState.ProposalPending,
                Proposed = proposed,
                Disagreement = null,
            },
            RecusalRequested requested => Recuse(this with { Recusals = Recusals.Add(requested.Recusal) }, requested.Recusal),
            RecusalDecided decided => Decide(decided.Ruling),
            ProposalReconfirmed confirmed => ReconfirmProposal(confirmed.Investigator),
            ProposalReturned returned when NeedsReconfirmation => Seat(returned.Investigator).Return() with { Disagreement = returned },
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
                    HearingUntil = served.HearingUntil,
                    RemindAt = PartyEmail is null ? null : served.DefenceReminderAt,
                },
            },
            LetterServed served when State == CaseState.HearingPending => WithHearing(each => each with { Service = served.Service }),
            LetterServed served when State == CaseState.Served && Reexamination is { IsToBeServed: true } => WithReexamination(each =>
                each with
                {
                    Service = served.Service,
                    AppealUntil = served.AppealUntil,
                }
            ),
            OtherLetterServed served => this with { OtherServices = OtherServices.Add(served.Service) },
            CaseReportedUp reported => this with { ReportsUp = ReportsUp.Add(reported.Report) },
            AppealNoticeEntered entered => this with { Appeals = Appeals.Add(entered.Notice) },
            AppealNoticeConfirmed confirmed => this with
            {
                Appeals = [.. Appeals[..^1], Appeals[^1] with { ConfirmedBy = confirmed.Officer }],
            },
            AppealNoticeRejected => this with { Appeals = Appeals[..^1] },
            ReexaminationRequestConfirmed confirmed => WithReexamination(each => each with { ConfirmedBy = confirmed.Officer }),
            ReexaminationRequestRejected => this with { Reexaminations = Reexaminations[..^1] },
            ReexaminationRequested requested => this with
            {
                State = CaseState.Served,
                ClosedAt = null,
                Reexaminations = Reexaminations.Add(new Reexamination(requested.Request)),
            },
            ReexaminationIntakeDecided decided => Seat(decided.Officer)
                .WithReexamination(each => each with { Intake = decided })
                .WithAccusedUntil(decided.AccusedUntil),
            ReexaminationProposed proposed => Seat(proposed.Officer).WithReexamination(each => each with { Proposal = proposed }),
            ReexaminationDecided decided => Seat(decided.Decider)
                .WithReexamination(each => each with { Decision = decided })
                .WithAccusedUntil(decided.AccusedUntil),
            CaseReversed reversed when AppealPolicy.IsToBeCarriedOut(this) => this with
            {
                Appeals = [.. Appeals[..^1], Appeals[^1] with { CarriedOutAt = reversed.At }],
                IsAwardRestored = reversed.RestoresAward,
            },
            CaseReversed reversed => WithReexamination(each => each with { CarriedOutAt = reversed.At }) with
            {
                IsAwardRestored = reversed.RestoresAward,
            },
            LetterServed served when State != CaseState.Decided => WithRepair(repair => repair with { Service = served.Service }),
            LetterServed served => this with { State = CaseState.Served, DecisionService = served },
            DefenceGiven given => this with { Notice = Notice! with { Defence = given.Defence } },
            PaperDefenceEntered entered => this with { Notice = Notice! with { Paper = entered.Paper } },
            PaperDefenceConfirmed => BackTo(CaseState.LegalReview) with { Notice = Notice! with { Defence = Notice.Paper!.Defence } },
            PaperDefenceRejected => this with { Notice = Notice! with { Paper = null } },
            DefenceReminded => this with { Notice = Notice! with { RemindAt = null } },
            DefenceClosed => this with { State = Notice!.Hearing is null ? CaseState.LegalReview : CaseState.HearingPending },
            HearingRequested requested => this with { Notice = Notice! with { Hearing = new CaseHearing(requested.Request) } },
            HearingRequestConfirmed confirmed => BackTo(CaseState.HearingPending)
                .WithHearing(each => each with { ConfirmedBy = confirmed.Officer }),
            HearingRequestRejected => this with { Notice = Notice! with { Hearing = null } },
            HearingArranged arranged => Seat(arranged.Chair)
                .WithHearing(each => each with { Arranged = arranged, Notices = each.Notices.Add(arranged.Letter), Service = null }),
            HearingRecorded recorded => WithHearing(each => each with { Record = recorded }) with { State = CaseState.LegalReview },
            LegallyReviewed { Passes: true } review => Seat(review.Reviewer) with { State = CaseState.DecisionPending, Review = review },
            LegallyReviewed review => Seat(review.Reviewer).Return(),
            CaseReturned returned => Seat(returned.Officer).Return(),
            CaseDecisionEntered entered => Seat(entered.Secretary) with
            {
                State = CaseState.DecisionToConfirm,
                EnteredDecision = entered,
                EntryRejection = null,
            },
            CaseDecisionRejected rejected => Seat(rejected.Member) with { State = CaseState.DecisionPending, EntryRejection = rejected },
            CaseDecided decided => Seat([.. decided.Seats]) with { State = CaseState.Decided, Decision = decided, EnteredDecision = null },
            CaseCarriedOut carriedOut => this with { CarriedOutAt = carriedOut.At, IsDisqualified = carriedOut.IsDisqualified },
            DocumentRegistered registered => this with { Documents = Documents.Add(registered.Document) },
            CaseClosed closed => this with { State = CaseState.Closed, ClosedAt = closed.At, Closings = Closings + 1 },
            CaseActAsked { Asked: var asked } => this with { Asked = asked, AskCount = asked.Number },
            CaseActReminded reminded => this with
            {
                Asked = Asked! with { Reminders = reminded.Reminder, Officers = reminded.Officers, RemindAfter = reminded.RemindAfter },
            },
            RepairOpened opened => this with { Repairs = Repairs.Add(new CaseRepair(opened.Request)) },
            RepairProposed proposed => Seat(proposed.Officer).WithRepair(repair => repair with { Proposal = proposed }),
            RepairDecisionSigned signed => Seat(signed.Decider).WithRepair(repair => repair with { Decision = signed }),
            ListingObjectionAnswered answered => this with { ObjectionAnswers = ObjectionAnswers.Add(answered.Letter) },
            RepairLapsed => WithRepair(repair => repair with { HasLapsed = true }),
            CaseTermsRecounted recounted => Recount(recounted),
            CaseActEscalated escalated => this with { Asked = Asked! with { EscalatedAt = escalated.At } },
            _ => this,
        };

    private IntegrityCase WithHearing(Func<CaseHearing, CaseHearing> change) =>
        this with
        {
            Notice = Notice! with { Hearing = change(Notice.Hearing!) },
        };

    private IntegrityCase WithReexamination(Func<Reexamination, Reexamination> change) =>
        this with
        {
            Reexaminations = [.. Reexaminations[..^1], change(Reexaminations[^1])],
        };

    private IntegrityCase WithAccusedUntil(Deadline? until) =>
        until is null
            ? this
            : this with
            {
                DecisionService = DecisionService! with
                {
                    Remedies =
                    [
                        .. DecisionService.Remedies.Select(remedy =>
                            remedy.Kind == RemedyKind.Reexamination ? remedy with { Until = until } : remedy
                        ),
                    ],
                },
            };

    private IntegrityCase WithRepair(Func<CaseRepair, CaseRepair> change) =>
        this with
        {
            Repairs = [.. Repairs[..^1], change(Repairs[^1])],
        };

    private IntegrityCase Recount(CaseTermsRecounted recounted) =>
        this with
        {
            Notice =
                recounted.DefenceUntil is null && recounted.HearingUntil is null
                    ? Notice
                    : Notice! with
                    {
                        DefenceUntil = recounted.DefenceUntil ?? Notice.DefenceUntil,
                        HearingUntil = recounted.HearingUntil ?? Notice.HearingUntil,
                    },
            Asked = recounted.Due is { } due ? Asked! with { Due = due } : Asked,
            InvestigationTerm = recounted.InvestigationUntil is { } last ? InvestigationTerm! with { Until = last } : InvestigationTerm,
            IntakeUntil = recounted.IntakeUntil ?? IntakeUntil,
            Repairs =
                recounted.RepairIntakeBy is null && recounted.RepairDecideBy is null
                    ? Repairs
                    : [.. Repairs[..^1], Repairs[^1].Recount(recounted.RepairIntakeBy, recounted.RepairDecideBy)],
            Reexaminations = recounted.Reexaminations.Aggregate(
                Reexaminations,
                (all, terms) => all.SetItem(terms.Place, all[terms.Place].Recount(terms))
            ),
            DecisionService =
                recounted.Remedies.IsEmpty && recounted.ReporterUntil is null
                    ? DecisionService
                    : DecisionService! with
                    {
                        ReporterUntil = recounted.ReporterUntil ?? DecisionService.ReporterUntil,
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

    // What came in time and was entered late counts: the case takes the later steps again.
    private IntegrityCase BackTo(CaseState state) =>
        State <= state ? this : this with { State = state, Review = null, EnteredDecision = null, EntryRejection = null };

    private IntegrityCase Return() =>
        this with
        {
            State = CaseState.Investigation,
            EarlierNotices = Notice is null ? EarlierNotices : [.. EarlierNotices, Notice],
            Notice = null,
            EnteredDecision = null,
            EntryRejection = null,
            UnfoundedReport = null,
            Review = null,
            NeedsReconfirmation = false,
            RemainingSigners = [],
        };
}
