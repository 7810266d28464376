using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>Form of a request for re-examination, as received.</summary>
public sealed record ReexaminationForm
{
    public ReexaminationRequester? By { get; init; }

    public string? Grounds { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public ImmutableArray<string> DocumentIds { get; init; } = [];
}

/// <summary>
/// 复查 (科研失信行为调查处理规则, 2022, ch. 5; rule <c>cases.clock</c>): requested within its term from recorded service; accepted or
/// refused, examined and decided by people without another seat in the case. A reversal ends the effects of the decision.
/// </summary>
public static class ReexaminationPolicy
{
    private static readonly Error NothingWaits = new(
        ErrorKind.Conflict,
        "reexamination-is-not-at-this-step",
        "No re-examination of this case waits for this. Open the page of the case again."
    );

    /// <summary>
    /// End of the term to request it; null where the requester may not. A request received within the term reopens a closed case.
    /// </summary>
    public static Deadline? UntilFor(IntegrityCase integrityCase, ReexaminationRequester by) =>
        integrityCase is { State: CaseState.Served or CaseState.Closed, DecisionService: { } served } && !HasAsked(integrityCase, by)
            ? by switch
            {
                ReexaminationRequester.Accused => served.Remedies.FirstOrDefault(each => each.Kind == RemedyKind.Reexamination)?.Until,
                _ => integrityCase.Reporter is null ? null : served.ReporterUntil,
            }
            : null;

    public static bool MayRequest(IntegrityCase integrityCase, ReexaminationRequester by, DateTimeOffset now) =>
        integrityCase.Reexamination is not { IsOpen: true } && UntilFor(integrityCase, by)?.HasPassed(now) == false;

    /// <summary>Receives a request: by the party's link, or from paper with its day of receipt.</summary>
    /// <param name="enteredBy">Null: by the party's link.</param>
    public static Result<ReexaminationRequested> Request(
        IntegrityCase integrityCase,
        ReexaminationForm form,
        EnteringOfficer? enteredBy,
        ActContext context
    )
    {
        if (form.By is not { } by)
        {
            return new Error(ErrorKind.Invalid, "reexamination-request-is-incomplete", "Say who asks for it.").At("requester");
        }

        if (integrityCase.Reexamination is { IsOpen: true } || UntilFor(integrityCase, by) is not { } until)
        {
            return new Error(
                ErrorKind.Conflict,
                "reexamination-cannot-be-requested",
                "A re-examination is asked for once, by the accused or whoever reported, after the decision was served."
            );
        }

        var receivedOn = enteredBy is null ? context.Today : form.ReceivedOn;
        var earliest = EarliestOf(integrityCase);
        var isLate = enteredBy is null ? until.HasPassed(context.Now) : receivedOn > until.LastDay;
        return new ValidationErrors("reexamination-request-is-incomplete")
            .When(!CasePolicy.ReasonText.Accepts(form.Grounds), "grounds", "Say why the decision is wrong.")
            .When(
                receivedOn is null || receivedOn < earliest || receivedOn > context.Today,
                "receivedOn",
                $"Give the day on which it came in, from {earliest:yyyy-MM-dd} to today."
            )
            .When(
                isLate,
                enteredBy is null ? "grounds" : "receivedOn",
                new Error(
                    ErrorKind.Conflict,
                    "reexamination-term-has-passed",
                    $"The term for a re-examination ended at {until.At:O}."
                ).With("until", $"{until.At:O}")
            )
            .When(enteredBy is not null && form.DocumentIds.IsDefaultOrEmpty, "reexaminationFile", "Upload the scan of the request.")
            .Or(() =>
                new ReexaminationRequested(
                    new ReexaminationRequest(
                        by,
                        CasePolicy.ReasonText.Clean(form.Grounds),
                        form.DocumentIds.IsDefault ? [] : form.DocumentIds,
                        receivedOn!.Value,
                        Until(receivedOn.Value, context.Rules.CaseClock.Value.ReexaminationIntakeWorkingDays, context),
                        context.Now
                    )
                    {
                        EnteredBy = enteredBy,
                    }
                )
            );
    }

    // An announced decision counts as served only a month later; whoever knows it may contest it before.
    internal static DateOnly EarliestOf(IntegrityCase integrityCase) => integrityCase.Decision!.Letters.Max(letter => letter.Date);

    /// <summary>A second officer confirms a paper request, or rejects the entry with a reason.</summary>
    public static Result<Fact> Confirm(
        IntegrityCase integrityCase,
        EnteringOfficer officer,
        bool agrees,
        string? reason,
        DateTimeOffset now
    ) =>
        PaperDefencePolicy
            .CheckSecond(
                integrityCase,
                integrityCase.Reexamination is { IsConfirmed: false } pending ? pending.Request.EnteredBy : null,
                officer
            )
            .Then<Fact>(_ =>
                agrees
                    ? new ReexaminationRequestConfirmed(officer, now)
                    : CasePolicy.ReadReason(reason, "reason").Select<Fact>(text => new ReexaminationRequestRejected(officer, text, now))
            );

    /// <summary>An officer without another seat in the case accepts the request, or refuses it with a letter.</summary>
    public static Result<ReexaminationIntakeDecided> TakeIn(
        IntegrityCase integrityCase,
        SeatedOfficer officer,
        bool? accepts,
        string? reason,
        LetterNumber number,
        ActContext context
    ) =>
        integrityCase.Reexamination is { Intake: null, IsConfirmed: true }
            ? Check(integrityCase, officer, CaseSeat.Reexaminer, accepts, reason)
                .Or(() =>
                    new ReexaminationIntakeDecided(
                        officer,
                        CasePolicy.ReasonText.Clean(reason),
                        accepts!.Value ? null : LetterOf(integrityCase, ReexaminationOutcome.Refused, reason, number, context),
                        accepts.Value ? Until(context.Today, context.Rules.CaseClock.Value.ReexaminationWorkingDays, context) : null,
                        context.Now
                    )
                    {
                        AccusedUntil = accepts.Value ? null : AccusedUntil(integrityCase, context),
                    }
                )
            : NothingWaits;

    public static Result<ReexaminationProposed> Propose(
        IntegrityCase integrityCase,
        SeatedOfficer officer,
        bool? upholds,
        string? reason,
        DateTimeOffset now
    ) =>
        integrityCase.Reexamination is { Intake.Letter: null, Intake: not null, Proposal: null }
            ? Check(integrityCase, officer, CaseSeat.Reexaminer, upholds, reason)
                .Or(() => new ReexaminationProposed(officer, upholds!.Value, CasePolicy.ReasonText.Clean(reason), now))
            : NothingWaits;

    /// <summary>A leader who held no seat in the case decides, which signs the letter; the proposal is not binding.</summary>
    public static Result<ReexaminationDecided> Decide(
        IntegrityCase integrityCase,
        SeatedOfficer leader,
        bool? upholds,
        string? reason,
        LetterNumber number,
        ActContext context
    ) =>
        integrityCase is { PendingRecusal: null, Reexamination: { Proposal: not null, Decision: null } }
            ? Check(integrityCase, leader, CaseSeat.ReexaminationDecider, upholds, reason)
                .Or(() =>
                    new ReexaminationDecided(
                        LetterOf(
                            integrityCase,
                            upholds!.Value ? ReexaminationOutcome.Upheld : ReexaminationOutcome.Reversed,
                            reason,
                            number,
                            context
                        ),
                        leader,
                        context.Now
                    )
                    {
                        AccusedUntil = AccusedUntil(integrityCase, context),
                    }
                )
            : NothingWaits;

    // While the reporter's request was open, the accused could not request: its term starts again if it was still running then.
    private static Deadline? AccusedUntil(IntegrityCase integrityCase, ActContext context) =>
        integrityCase.Reexamination!.Request is { By: ReexaminationRequester.Reporter } request
        && UntilFor(integrityCase, ReexaminationRequester.Accused) is { } until
        && !until.HasPassed(request.At)
        && Until(context.Today, context.Rules.CaseClock.Value.ReexaminationRequestWorkingDays, context) is var later
        && later.At > until.At
            ? later
            : null;

    // After a refusal a new request is possible within the term.
    private static bool HasAsked(IntegrityCase integrityCase, ReexaminationRequester by) =>
        integrityCase.Reexaminations.Any(each => each.Request.By == by && each.Intake is not { Letter: not null });

    private static ValidationErrors Check(
        IntegrityCase integrityCase,
        SeatedOfficer officer,
        CaseSeat seat,
        bool? choice,
        string? reason
    ) =>
        new ValidationErrors("reexamination-is-incomplete")
            .When(choice is null, "choice", "Choose what becomes of it.")
            .When(!CasePolicy.ReasonText.Accepts(reason), "reason", "Give the reasons, which the letter states.")
            .When(officer.Seat != seat, "officer", "Somebody without another seat in the case re-examines it.")
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "officer");

    // No letter names the reporter.
    private static ReexaminationLetter LetterOf(
        IntegrityCase integrityCase,
        ReexaminationOutcome outcome,
        string? reason,
        LetterNumber number,
        ActContext context
    ) =>
        new(
            number,
            integrityCase.Number,
            integrityCase.Reexamination!.Request.By == ReexaminationRequester.Reporter
                ? IntakeLetter.Reporter
                : CasePolicy.AddresseeOf(integrityCase),
            context.Contact,
            context.Today,
            integrityCase.Decision!.Letters.OfType<DecisionLetter>().First().Number,
            outcome,
            CasePolicy.ReasonText.Clean(reason)
        )
        {
            AppealWorkingDays = outcome == ReexaminationOutcome.Reversed ? null : context.Rules.CaseClock.Value.AppealWorkingDays,
        };

    private static Deadline Until(DateOnly from, int workingDays, ActContext context) =>
        context.Calendar.DeadlineFor(from, Term.WorkingDays(workingDays), context.Rules.CaseClock.Id);
}
