using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 听证 (行政处罚法, 2021, arts 63, 64; rule <c>cases.clock</c>): where a measure of the notice grants a hearing, the party can ask for
/// it within the term; an officer who did not investigate chairs it, and its signed record goes to the legal review.
/// </summary>
public static class HearingPolicy
{
    private static readonly TextRule Line = TextRule.Line(200);

    private static readonly Error NothingWaits = new(
        ErrorKind.Conflict,
        "hearing-is-not-at-this-step",
        "No hearing of this case waits for this. Open the page of the case again."
    );

    private static readonly Error ArrangedAlready = new(
        ErrorKind.Conflict,
        "hearing-is-arranged",
        "The hearing is arranged like this already, and its notice is signed. Change day, time, place or chair to put it off."
    );

    public static bool IsGranted(ImmutableArray<IntendedMeasure> measures, RuleFile rules) =>
        MeasurePolicy.EntriesOf(measures, rules).Any(measure => measure.GrantsHearing);

    public static bool CanRequest(IntegrityCase integrityCase, DateTimeOffset now) =>
        integrityCase is { State: CaseState.AwaitingDefence, Notice: { Hearing: null, HearingUntil: { } until } } && !until.HasPassed(now);

    /// <summary>Whether a request on paper can be entered now: until the decision.</summary>
    public static bool CanEnter(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice: { Hearing: null, HearingUntil: not null } };

    public static bool IsPending(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice.Hearing.IsConfirmed: false };

    /// <summary>Whether the term to ask for a hearing still blocks the next step.</summary>
    internal static bool IsTermOpen(AdvanceNotice notice, DateTimeOffset now) =>
        notice is { Hearing: null, HearingUntil: { } until } && !until.HasPassed(now);

    /// <summary>Receives a request: by the party's link, or from paper with its day of receipt.</summary>
    /// <param name="enteredBy">Null: by the party's link.</param>
    public static Result<HearingRequested> Request(
        IntegrityCase integrityCase,
        HearingRequestForm form,
        EnteringOfficer? enteredBy,
        ActContext context
    )
    {
        if (enteredBy is null ? !CanRequest(integrityCase, context.Now) : !CanEnter(integrityCase))
        {
            return new Error(
                ErrorKind.Conflict,
                "hearing-cannot-be-requested",
                "A hearing is asked for once, within the term that the advance notice names, where it grants one."
            );
        }

        // An announced notice counts as served only a month later; a party that knows it may ask before.
        var notice = integrityCase.Notice!;
        var earliest = notice.Letter.Date;
        var receivedOn = enteredBy is null ? context.Today : form.ReceivedOn;
        return new ValidationErrors("hearing-request-is-incomplete")
            .When(!CasePolicy.ReasonText.Accepts(form.Reason), "hearingReason", "Say what the hearing is to be about.")
            .When(
                receivedOn is null || receivedOn < earliest || receivedOn > context.Today,
                "hearingReceivedOn",
                $"Give the day on which it came in, from {earliest:yyyy-MM-dd} to today."
            )
            .When(
                receivedOn > notice.HearingUntil!.LastDay,
                "hearingReceivedOn",
                new Error(
                    ErrorKind.Conflict,
                    "hearing-term-has-passed",
                    $"The term for asking for a hearing ended at {notice.HearingUntil.At:O}."
                ).With("until", $"{notice.HearingUntil.At:O}")
            )
            .When(
                enteredBy is not null && string.IsNullOrWhiteSpace(form.DocumentId),
                "hearingRequestFile",
                "Upload the scan of the request."
            )
            .Or(() =>
                new HearingRequested(
                    new HearingRequest(CasePolicy.ReasonText.Clean(form.Reason), receivedOn!.Value, context.Now)
                    {
                        EnteredBy = enteredBy,
                        DocumentId = enteredBy is null ? null : form.DocumentId,
                    }
                )
            );
    }

    /// <summary>
    /// A second officer confirms a paper request, or rejects the entry with a reason. A case already in legal review returns to the
    /// hearing.
    /// </summary>
    public static Result<Fact> Confirm(
        IntegrityCase integrityCase,
        EnteringOfficer officer,
        bool agrees,
        string? reason,
        DateTimeOffset now
    ) =>
        PaperDefencePolicy
            .CheckSecond(integrityCase, IsPending(integrityCase) ? integrityCase.Notice!.Hearing!.Request.EnteredBy : null, officer)
            .Then<Fact>(_ =>
                agrees
                    ? new HearingRequestConfirmed(officer, now)
                    : CasePolicy.ReadReason(reason, "reason").Select<Fact>(text => new HearingRequestRejected(officer, text, now))
            );

    /// <summary>Officers who neither investigate nor hold another seat in the case.</summary>
    public static ImmutableArray<Officer> ChairsFor(IntegrityCase integrityCase, StaffDirectory directory) =>
        [
            .. directory.Officers.Where(officer =>
                DeskPolicy.May(officer, DeskAct.ChairHearing)
                && !integrityCase.IsOfParty(officer)
                && CaseSeatPolicy
                    .Check(integrityCase.Seats, integrityCase.PartyPersons, [SeatedOfficer.Of(CaseSeat.HearingChair, officer)])
                    .IsEmpty
            ),
        ];

    /// <summary>Sets day, place and chair, which signs the notice of the hearing; also to postpone it.</summary>
    public static Result<HearingArranged> Arrange(
        IntegrityCase integrityCase,
        HearingArrangementForm form,
        StaffDirectory directory,
        LetterNumber number,
        ActContext context
    )
    {
        if (integrityCase is not { State: CaseState.HearingPending, Notice: { Hearing: { Record: null } } notice })
        {
            return NothingWaits;
        }

        var chair = ChairsFor(integrityCase, directory).FirstOrDefault(officer => officer.Id == form.Chair);
        var days = context.Rules.CaseClock.Value.HearingNoticeDays;
        return new ValidationErrors("hearing-is-incomplete")
            .When(form.On is null || form.On <= context.Today.AddDays(days), "hearingOn", TooSoon(days))
            .When(form.At is null, "hearingAt", "Give the time, such as 09:30.")
            .When(!Line.Accepts(form.Place), "hearingPlace", "Name the place.")
            .When(chair is null, "hearingChair", "Name one of the officers whom the page offers.")
            .When(form.IsPublic is null, "hearingPublic", "Say whether it is held in public.")
            .When(IsArrangedSo(notice.Hearing.Arranged, form), "hearingOn", ArrangedAlready)
            .Or(() =>
                new HearingArranged(
                    new HearingNoticeLetter(
                        number,
                        integrityCase.Number,
                        CasePolicy.AddresseeOf(integrityCase),
                        context.Contact,
                        context.Today,
                        notice.Letter.Number,
                        form.On!.Value,
                        form.At!.Value,
                        Line.Clean(form.Place),
                        chair!.Name,
                        form.IsPublic!.Value
                    ),
                    SeatedOfficer.Of(CaseSeat.HearingChair, chair),
                    context.Now
                )
            );
    }

    // A repeated form (double click, retry after an outage) signs no second notice.
    private static bool IsArrangedSo(HearingArranged? arranged, HearingArrangementForm form) =>
        arranged is { Letter: var letter, Chair: var chair }
        && (letter.HeldOn, letter.HeldAt, letter.IsPublic, chair.OfficerId) == (form.On, form.At, form.IsPublic, form.Chair)
        && letter.Place == Line.Clean(form.Place);

    /// <summary>The error where the notice of a hearing was served too late; null otherwise.</summary>
    internal static Error? CheckService(HearingNoticeLetter letter, ServiceRecord service, ActContext context) =>
        letter.HeldOn <= service.ServedOn.AddDays(context.Rules.CaseClock.Value.HearingNoticeDays)
            ? TooSoon(context.Rules.CaseClock.Value.HearingNoticeDays).At("on")
            : null;

    /// <summary>
    /// The chair enters the signed record, or that the party did not attend; blocked while a request to recuse the chair is pending.
    /// </summary>
    public static Result<HearingRecorded> Record(
        IntegrityCase integrityCase,
        HearingRecordForm form,
        SeatedOfficer chair,
        ActContext context
    ) =>
        integrityCase is { State: CaseState.HearingPending, Notice.Hearing: { Arranged: { } arranged, Service: not null } }
        && arranged.Letter.HeldOn <= context.Today
        && !(integrityCase.PendingRecusal?.Officer.Seat == CaseSeat.HearingChair)
            ? new ValidationErrors("hearing-record-is-incomplete")
                .When(form.WasAttended is null, "hearingAttended", "Say whether the party attended.")
                .When(!CasePolicy.ReasonText.Accepts(form.Summary), "hearingSummary", "State what was said, in substance.")
                .When(string.IsNullOrWhiteSpace(form.DocumentId), "hearingRecordFile", "Upload the scan of the signed record.")
                .When(
                    !arranged.Chair.IsSamePerson(chair),
                    "officer",
                    new Error(ErrorKind.Forbidden, "hearing-chair-records", "Whoever chaired the hearing enters its record.")
                )
                .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [chair], "officer")
                .Or(() =>
                    new HearingRecorded(
                        form.WasAttended!.Value,
                        CasePolicy.ReasonText.Clean(form.Summary),
                        form.DocumentId!,
                        chair,
                        context.Now
                    )
                )
            : NothingWaits;

    internal static Deadline RecordUntil(IntegrityCase integrityCase, ActContext context) =>
        context.Calendar.DeadlineFor(
            integrityCase.Notice!.Hearing!.Arranged!.Letter.HeldOn,
            Term.WorkingDays(context.Rules.TaskEscalationWorkingDays.Value),
            context.Rules.TaskEscalationWorkingDays.Id
        );

    private static Error TooSoon(int days) =>
        new Error(
            ErrorKind.Invalid,
            "hearing-is-too-soon",
            $"The party gets its notice at least {days} days before the hearing. Choose a later day."
        ).With("days", $"{days}");
}
